import type { Locale } from '../../words/locale.ts';

declare global {
  /** Monaco's table of messages by number; without one it speaks English. */
  var _VSCODE_NLS_MESSAGES: readonly string[] | undefined;
  /** Looks up again what Monaco read when it was loaded; put in by `tools/building/monaco-words.ts`. */
  var galleyMonacoWords: (() => void)[] | undefined;
}

let chinese: readonly string[] | undefined;

/** Monaco's own words from now on. Widgets that are there already keep theirs until they are made anew. */
export async function speakInMonaco(locale: Locale): Promise<void> {
  if (locale === 'zh' && chinese === undefined) {
    await import('monaco-editor/nls/lang/zh-cn');
    chinese = globalThis._VSCODE_NLS_MESSAGES;
  }
  globalThis._VSCODE_NLS_MESSAGES = locale === 'zh' ? chinese : undefined;
  for (const lookUp of globalThis.galleyMonacoWords ?? []) lookUp();
}
