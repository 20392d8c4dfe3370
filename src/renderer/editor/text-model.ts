import { editor, type Uri } from './monaco.ts';

type Language = 'markdown' | 'plaintext';

/**
 * A model with every character of the text. Monaco takes a first U+FEFF for a mark of the encoding and gives it back to
 * nobody; in a text of ours it is a character of the file like any other.
 */
export function createTextModel(text: string, language: Language, uri?: Uri): editor.ITextModel {
  const model = editor.createModel(text.startsWith('\ufeff') ? `\ufeff${text}` : text, language, uri);
  // Models listen to what becomes of their language, all of them to one emitter, and from 200 pages on that throws a
  // complaint of a leak. A language that is named stands by itself, and ours never change.
  (model as editor.ITextModel & { setLanguage(language: Language): void }).setLanguage(language);
  return model;
}
