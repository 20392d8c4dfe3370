import type { Mosaic } from './monaco-mosaic.ts';
import type { PageEditor as Editor } from './page-editor.tsx';

/** The one owner of Monaco. There once `loadMosaic` is done, and before that no page is open. */
export let mosaic: Mosaic;

/** The place in the window where the page's text stands; there with `mosaic`. */
export let PageEditor: typeof Editor;

let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const parts = await import('./monaco-parts.ts');
  PageEditor = parts.PageEditor;
  mosaic = new parts.Mosaic();
}

/** Loads Monaco, which is most of the program: the window stands before it has come. */
export function loadMosaic(): Promise<void> {
  loading ??= load();
  return loading;
}
