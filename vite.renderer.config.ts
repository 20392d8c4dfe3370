import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { monacoWords } from './tools/building/monaco-words.ts';
import { preloadApp } from './tools/building/preload-app.ts';

const from = (path: string) => resolve(import.meta.dirname, path);

/** The window, the same for both hosts: electron-vite takes it from here, and `scripts/dev.mjs` builds it alone. */
export default defineConfig({
  root: from('src/renderer'),
  plugins: [react(), monacoWords(), preloadApp('/src/renderer/app.tsx')],
  worker: { format: 'es' },
  build: {
    outDir: from('out/renderer'),
    emptyOutDir: true,
    // electron-vite would leave it unminified.
    minify: true,
    // What the strict policy forbids anyway: no inline fonts, images or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Monaco is one large piece; it comes from this machine.
    chunkSizeWarningLimit: 8000,
    rollupOptions: {
      input: from('src/renderer/index.html'),
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Monaco in its own layers, each of which needs those above it: they are compiled at the same time, on threads
          // of their own.
          groups: [
            {
              name: 'monaco-base',
              test: /monaco-editor[\\/]esm[\\/]vs[\\/](?:(?:base|platform)[\\/]|nls\.js|amdX\.js)/,
            },
            { name: 'monaco-common', test: /monaco-editor[\\/]esm[\\/]vs[\\/]editor[\\/]common[\\/]/ },
            { name: 'monaco', test: /monaco-editor[\\/]esm[\\/]vs[\\/](?:editor|features|languages)[\\/]/ },
          ],
        },
      },
    },
  },
});
