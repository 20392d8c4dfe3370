/** What of Monaco the window needs from the first page on. */
export { Mosaic } from './monaco-mosaic.ts';
export { PageEditor } from './page-editor.tsx';
