import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { calmIcons } from './tools/building/calm-icons.ts';
import { classicScripts } from './tools/building/classic-scripts.ts';
import { leanMonaco } from './tools/building/lean-monaco.ts';
import { monacoPieces } from './tools/building/monaco-pieces.ts';
import { monacoWords } from './tools/building/monaco-words.ts';

const from = (path: string) => resolve(import.meta.dirname, path);

/** What the entry loads: the window without what it can do later, and Monaco. */
const app = '/src/renderer/window.tsx';
const monaco = '/src/renderer/editor/monaco-parts.ts';
/** What loads all the pieces. */
const parts = '/src/renderer/parts.ts';

/** The window, the same for both hosts. */
export default defineConfig({
  root: from('src/renderer'),
  // Where both hosts serve it.
  base: '/',
  plugins: [react(), leanMonaco(), calmIcons(), monacoWords(), classicScripts(parts, app, monaco)],
  worker: { format: 'es', rollupOptions: { output: { charset: 'ascii' } } },
  build: {
    outDir: from('out/renderer'),
    emptyOutDir: true,
    // What the strict policy forbids anyway: no inline fonts, images or scripts.
    assetsInlineLimit: 0,
    modulePreload: false,
    // Classic scripts cannot wait for styles of their own.
    cssCodeSplit: false,
    // Monaco's pieces are large; they come from this machine.
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: { index: from('src/renderer/index.html'), parts: from(`.${parts}`) },
      // What a module is told of itself; a classic script knows where the window is.
      transform: { define: { 'import.meta.url': 'document.baseURI', 'import.meta.resolve': 'undefined' } },
      output: {
        format: 'cjs',
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
