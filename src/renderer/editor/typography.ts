import { pageFontFamily } from '../theme/page-font.ts';
import type { Settings } from '../../contract/index.ts';
import type { editor } from './monaco.ts';

/** A line of Chinese that can be read without losing the next one: 39 characters; Latin letters are half as wide. */
const measureInEms = 39;

const leading = 1.86;

/**
 * Without it Monaco reads all brackets of a page anew after each edit, on the thread that draws (7% of a fix among
 * 2,000 flags). It is an option of texts, not of editors, and is heard by this name only.
 */
const noBracketColours: object = { 'bracketPairColorization.enabled': false };

/** Options of every editor that shows page text, whatever the page. */
export const proseOptions = {
  ...noBracketColours,
  automaticLayout: true,
  wrappingIndent: 'none',
  // What Monaco calls advanced is replaced by wrapping/wrap-pages.ts.
  wrappingStrategy: 'advanced',
  unusualLineTerminators: 'off',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  stopRenderingLineAfter: -1,
  maxTokenizationLineLength: 20_000,
  quickSuggestions: false,
  suggestOnTriggerCharacters: false,
  wordBasedSuggestions: 'off',
  parameterHints: { enabled: false },
  matchBrackets: 'never',
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  autoIndent: 'none',
  detectIndentation: false,
  insertSpaces: false,
  trimAutoWhitespace: false,
  folding: false,
  links: false,
  // The window has its own, in its own language.
  contextmenu: false,
  // A file that is dropped is opened, not pasted.
  dropIntoEditor: { enabled: false },
  minimap: { enabled: false },
  guides: { indentation: false, bracketPairs: false },
  renderLineHighlight: 'none',
  renderControlCharacters: true,
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  cursorSurroundingLines: 3,
  // Tab goes on to the next pane: the keyboard is never trapped in the page.
  tabFocusMode: true,
  stickyScroll: { enabled: false },
  fixedOverflowWidgets: true,
  find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: 'selection' },
  scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12, useShadows: false },
} as const satisfies editor.IEditorOptions & editor.IGlobalEditorOptions;

/**
 * Where words end in Chinese. The first thread of a process that asks for it waits until the browser has read the names
 * of all its languages (35 ms), so that the engine's thread asks before: `analysis.worker.ts`.
 */
export const wordOptions = { wordSegmenterLocales: ['zh-CN'] } satisfies editor.IEditorOptions;

export interface PageFace {
  readonly settings: Pick<Settings, 'fontFamily' | 'fontSize' | 'wordWrap' | 'showWhitespace'>;
  /** BCP 47 tag of the page. */
  readonly language: string;
}

/** Options that depend on the page and the editor's taste. */
export function faceOptions({ settings, language }: PageFace): editor.IEditorOptions {
  const fontSize = settings.fontSize;
  return {
    fontFamily: pageFontFamily(settings.fontFamily, language),
    fontSize,
    lineHeight: Math.round(fontSize * leading),
    renderWhitespace: settings.showWhitespace ? 'all' : 'selection',
  };
}

/** Widest the text column may get, in pixels; what is beyond it stays blank. */
export function measurePx(fontSize: number): number {
  return Math.round(fontSize * measureInEms);
}
