import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { leanMonaco } from './tools/building/lean-monaco.ts';
import { monacoPieces } from './tools/building/monaco-pieces.ts';
import { monacoWords } from './tools/building/monaco-words.ts';
import { preloadApp } from './tools/building/preload-app.ts';

const from = (path: string) => resolve(import.meta.dirname, path);

/** What the entry loads: the window without what it can do later, and Monaco. */
const app = '/src/renderer/window.tsx';
const monaco = '/src/renderer/editor/monaco-parts.ts';

/** The window, the same for both hosts: electron-vite takes it from here, and `scripts/dev.mjs` builds it alone. */
export default defineConfig({
  root: from('src/renderer'),
  plugins: [react(), leanMonaco(), monacoWords(), preloadApp(app, monaco)],
  worker: { format: 'es', rollupOptions: { output: { charset: 'ascii' } } },
  build: {
    outDir: from('out/renderer'),
    emptyOutDir: true,
    // electron-vite would leave it unminified.
    minify: true,
    // What the strict policy forbids anyway: no inline fonts, images or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Monaco's pieces are large; they come from this machine.
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: from('src/renderer/index.html'),
      output: {
        // One byte a character: read without decoding, and kept in half the memory.
        charset: 'ascii',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: 'monaco', name: monacoPieces(from(`.${monaco}`)) }],
        },
      },
    },
  },
});
