import { editor, type Uri } from './monaco.ts';

/**
 * A model with every character of the text. Monaco takes a first U+FEFF for a mark of the encoding and gives it back to
 * nobody; in a text of ours it is a character of the file like any other.
 */
export function createTextModel(
  text: string,
  language: 'markdown' | 'plaintext',
  uri?: Uri,
): editor.ITextModel {
  return editor.createModel(text.startsWith('\ufeff') ? `\ufeff${text}` : text, language, uri);
}
