import type { LineEnding } from '../../contract/index.ts';
import { Range, type editor } from './monaco.ts';

/** Monaco draws spaces and tabs; not the space that Chinese paragraphs are indented with. */
const wideSpaces = /\u3000+/g;

/** Beyond this a line is no line of a newspaper, and only its end has a sign. */
const maxLineChars = 20_000;

/** Signs at the ends of lines and on ideographic spaces, in the part of the page that is seen. */
export class WhitespaceSigns {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #signs: editor.IEditorDecorationsCollection;
  #ending: LineEnding | null = null;
  #frame = 0;

  constructor(instance: editor.IStandaloneCodeEditor) {
    this.#editor = instance;
    this.#signs = instance.createDecorationsCollection();
    const soon = () => this.#drawSoon();
    instance.onDidScrollChange(soon);
    instance.onDidLayoutChange(soon);
    instance.onDidChangeModel(soon);
    instance.onDidChangeModelContent(soon);
    instance.onDidDispose(() => cancelAnimationFrame(this.#frame));
  }

  /** @param ending what the file's lines end with; null: no signs */
  show(ending: LineEnding | null): void {
    this.#ending = ending;
    this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#ending === null && this.#signs.length === 0) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const model = this.#editor.getModel();
    if (this.#ending === null || !model) {
      this.#signs.clear();
      return;
    }
    const signs: editor.IModelDeltaDecoration[] = [];
    const afterContentClassName = `line-end line-end-${this.#ending}`;
    const last = model.getLineCount();
    for (const { startLineNumber, endLineNumber } of this.#editor.getVisibleRanges()) {
      for (let line = startLineNumber; line <= endLineNumber; line += 1) {
        const column = model.getLineMaxColumn(line);
        // The last line ends with the text.
        if (line < last)
          signs.push({ range: new Range(line, column, line, column), options: { afterContentClassName } });
        if (column > maxLineChars) continue;
        for (const { index, 0: run } of model.getLineContent(line).matchAll(wideSpaces)) {
          const range = new Range(line, index + 1, line, index + 1 + run.length);
          signs.push({ range, options: { inlineClassName: 'wide-space' } });
        }
      }
    }
    this.#signs.set(signs);
  }
}
