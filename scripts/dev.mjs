// `npm run dev -- PATH…`: the browser host over the sources, and the window built again at every change (reload the page).
import { resolve } from 'node:path';
import { register } from 'tsx/esm/api';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const isWatching = !process.argv.includes('--once');
const paths = process.argv.slice(2).filter((argument) => argument !== '--once');

await build({
  configFile: resolve(root, 'vite.renderer.config.ts'),
  logLevel: 'warn',
  build: { watch: isWatching ? {} : null },
});

register();
const { startServer } = await import('../src/server/index.ts');
const { createMemoryService } = await import('../test/support/memory-service.ts');
const server = await startServer({
  service: createMemoryService(),
  rendererFolder: resolve(root, 'out/renderer'),
  port: Number(process.env.GALLEY_PORT ?? 0),
  paths: paths.map((path) => resolve(path)),
  report: (error) => console.error(error),
});
console.log(server.address);

const stop = async () => {
  await server.close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
