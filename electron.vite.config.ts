import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const from = (path: string) => resolve(import.meta.dirname, path);

/** The two bundles that run in Electron alone; the window is built by vite.renderer.config.ts. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Bundled whole: the packaged app then carries no node_modules.
      externalizeDeps: false,
      rollupOptions: { input: from('src/main/index.ts') },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload is loaded as CommonJS.
      rollupOptions: {
        input: from('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});
