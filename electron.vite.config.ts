import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const from = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: { build: { outDir: 'out/main', rollupOptions: { input: from('src/main/index.ts') } } },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is loaded as CommonJS.
      rollupOptions: {
        input: from('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: from('out/renderer'),
      minify: true,
      rollupOptions: { input: from('src/renderer/index.html') },
    },
  },
});
