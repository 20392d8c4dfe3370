import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { tableFiles } from './tools/building/table-files.ts';

const from = (path: string) => resolve(import.meta.dirname, path);
const { version } = JSON.parse(readFileSync(from('package.json'), 'utf8')) as { version: string };

const entries = {
  galley: from('src/cli/galley.ts'),
  'file-worker': from('src/cli/file-worker.ts'),
  'analysis-worker': from('src/service/analysis-worker.ts'),
};

/** What nearly every run of the command line needs: one file is found and read sooner than twenty. */
const everyRun =
  /node_modules[\\/](?:commander|picocolors)[\\/]|src[\\/](?:cli|engine|words[\\/]..[\\/](?:cli|finding)|contract[\\/]errors|service[\\/](?:bytes|disk|text-file|data-folder))/;

/** For files that Node is to load as CommonJS, in a package of modules. */
const commonJs: Plugin = {
  name: 'common-js',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
  },
};

/**
 * The command line and the worker threads: bundled whole and minified, because finding, reading and parsing many small
 * modules costs start-up time; as CommonJS, whose loader starts in less time than that of modules (a run over 1 MB takes
 * a twentieth less). All files stand in one folder, so that a thread's file is beside whoever starts it.
 */
export default defineConfig({
  plugins: [tableFiles(), commonJs],
  ssr: { noExternal: true },
  define: { galleyVersion: JSON.stringify(version) },
  build: {
    ssr: true,
    ssrEmitAssets: true,
    target: 'node20',
    minify: true,
    outDir: 'out/cli',
    emptyOutDir: true,
    rollupOptions: {
      input: entries,
      output: {
        format: 'cjs',
        strict: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunk-[name]-[hash].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // Tables of old encodings, apart from what every run needs.
            { name: 'iconv', test: /node_modules[\\/](?:iconv-lite|safer-buffer)[\\/]/ },
            {
              name: 'core',
              test: (id) => everyRun.test(id) && !Object.values(entries).includes(id),
            },
          ],
        },
      },
      // A module of ours that only has unused exports need not run.
      treeshake: {
        moduleSideEffects: (id) => !id.startsWith(from('src')) || Object.values(entries).includes(id),
      },
    },
  },
});
