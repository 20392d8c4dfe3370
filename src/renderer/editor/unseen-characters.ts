import type { LineEnding } from '../../contract/index.ts';
import { Range, type editor } from './monaco.ts';

/** Monaco draws spaces and tabs; not the space that Chinese paragraphs are indented with. */
const wideSpaces = /\u3000+/g;

/**
 * What extraction leaves behind and no reader sees: zero-width and direction marks, spaces of odd widths. Not the
 * ideographic and the no-break space, which belong to the text.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\u2000-\u200a\u2028\u2029\u202f\u205f\u2800]/gu;

/** Beyond this a line is no line of a newspaper, and only its end has a sign. */
const maxLineChars = 20_000;

/** Such a character at a place of a text, as its code; null: there is none. Line and column count from 1. */
export function invisibleAt(model: editor.ITextModel, line: number, column: number): string | null {
  if (model.getLineLength(line) > maxLineChars) return null;
  for (const { index, 0: found } of model.getLineContent(line).matchAll(invisible)) {
    if (column < index + 1 || column > index + 1 + found.length) continue;
    return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return null;
}

/** Boxes around invisible characters, and signs at the ends of lines and on ideographic spaces, in the part that is seen. */
export class UnseenCharacters {
  readonly #editor: editor.ICodeEditor;
  readonly #signs: editor.IEditorDecorationsCollection;
  #ending: LineEnding | null = null;
  #frame = 0;

  constructor(instance: editor.ICodeEditor) {
    this.#editor = instance;
    this.#signs = instance.createDecorationsCollection();
    const soon = () => this.#drawSoon();
    instance.onDidScrollChange(soon);
    instance.onDidLayoutChange(soon);
    instance.onDidChangeModel(soon);
    instance.onDidChangeModelContent(soon);
    instance.onDidDispose(() => cancelAnimationFrame(this.#frame));
  }

  /** @param ending what the file's lines end with; null: no signs for white space */
  showSpace(ending: LineEnding | null): void {
    this.#ending = ending;
    this.#drawSoon();
  }

  #drawSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const model = this.#editor.getModel();
    const signs: editor.IModelDeltaDecoration[] = [];
    for (const { startLineNumber, endLineNumber } of model ? this.#editor.getVisibleRanges() : []) {
      for (let line = startLineNumber; line <= endLineNumber; line += 1) {
        if (model) signs.push(...this.#signsOf(model, line));
      }
    }
    if (signs.length > 0 || this.#signs.length > 0) this.#signs.set(signs);
  }

  #signsOf(model: editor.ITextModel, line: number): readonly editor.IModelDeltaDecoration[] {
    const column = model.getLineMaxColumn(line);
    const signs: editor.IModelDeltaDecoration[] = [];
    // The last line ends with the text.
    if (this.#ending !== null && line < model.getLineCount()) {
      const afterContentClassName = `line-end line-end-${this.#ending}`;
      signs.push({ range: new Range(line, column, line, column), options: { afterContentClassName } });
    }
    if (column > maxLineChars) return signs;
    const content = model.getLineContent(line);
    const mark = (pattern: RegExp, inlineClassName: string): void => {
      for (const { index, 0: run } of content.matchAll(pattern)) {
        const range = new Range(line, index + 1, line, index + 1 + run.length);
        signs.push({ range, options: { inlineClassName } });
      }
    };
    mark(invisible, 'invisible-character');
    if (this.#ending !== null) mark(wideSpaces, 'wide-space');
    return signs;
  }
}
