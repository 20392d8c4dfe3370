// `npm run dev -- PATH…`: the browser host over the sources, and the window built again at every change (reload the page).
import { resolve } from 'node:path';
import { register } from 'tsx/esm/api';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const isWatching = !process.argv.includes('--once');
const paths = process.argv.slice(2).filter((argument) => argument !== '--once');

// The thread that counts flags in folders is none of the window's.
await build({ configFile: resolve(root, 'vite.node.config.ts'), logLevel: 'warn' });
await build({
  configFile: resolve(root, 'vite.renderer.config.ts'),
  logLevel: 'warn',
  build: { watch: isWatching ? {} : null },
});

register();
const { startServer } = await import('../src/server/index.ts');
const { createService } = await import('../src/service/create-service.ts');
const { dataFolder } = await import('../src/service/data-folder.ts');
const report = (error) => console.error(error);
const service = createService({
  version: 'dev',
  dataFolder: dataFolder(process.platform, process.env),
  samplesFolder: resolve(root, 'resources/samples'),
  workerPath: resolve(root, 'out/cli/analysis-worker.js'),
  report,
});
const server = await startServer({
  service,
  rendererFolder: resolve(root, 'out/renderer'),
  port: Number(process.env.GALLEY_PORT ?? 0),
  paths: paths.map((path) => resolve(path)),
  report,
});
console.log(server.address);

const stop = async () => {
  await server.close();
  await service.close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
