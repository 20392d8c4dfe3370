import type { MarkRole } from './flag-marks.ts';
import { Range, type editor } from './monaco.ts';

/** A mark that a sign stands at. */
export interface SignedMark {
  readonly id: string;
  /** The sign's own decoration; null while it waits, or where there is none. */
  sign: string | null;
}

interface WaitingSign {
  readonly mark: SignedMark;
  readonly role: MarkRole;
  readonly options: editor.IModelDecorationOptions;
}

/**
 * A sign in a line has the line wrapped again. So many at once go unnoticed (5 ms); of a page with more the rest follow
 * by and by, the window answering in between.
 */
const signsAtOnce = 150;

/** The signs that are set into a page's lines. */
export class LineSigns {
  readonly #model: editor.ITextModel;
  #waiting: WaitingSign[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: editor.ITextModel) {
    this.#model = model;
  }

  add(sign: WaitingSign): void {
    this.#waiting.push(sign);
  }

  /** Of marks that are no longer there; signs that are drawn go with their marks. */
  forget(marks: ReadonlySet<SignedMark>): void {
    if (this.#waiting.length > 0) this.#waiting = this.#waiting.filter(({ mark }) => !marks.has(mark));
  }

  draw(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0 || this.#model.isDisposed()) return;
    const placed = this.#waiting.splice(0, signsAtOnce).flatMap(({ mark, role, options }) => {
      const range = this.#model.getDecorationRange(mark.id);
      if (!range) return [];
      return [{ mark, decoration: { range: role === 'join' ? this.#beforeBreak(range) : range, options } }];
    });
    const ids = this.#model.deltaDecorations(
      [],
      placed.map(({ decoration }) => decoration),
    );
    for (const [index, { mark }] of placed.entries()) mark.sign = ids[index] ?? null;
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.draw());
  }

  /** What stands before a break, a hyphen too, is read before its sign. */
  #beforeBreak(range: Range): Range {
    const { startLineNumber: line } = range;
    if (range.endLineNumber === line) return range;
    const column = this.#model.getLineMaxColumn(line);
    return new Range(line, column, line, column);
  }
}
