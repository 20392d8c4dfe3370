import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const from = (path: string) => resolve(import.meta.dirname, path);

/** The command line and the analysis worker: bundled whole, because resolving many small modules costs start-up time. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/cli',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        galley: from('src/cli/galley.ts'),
        'analysis-worker': from('src/service/analysis-worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
