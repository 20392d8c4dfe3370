import { maxJournalEdits } from '../../contract/long-text.ts';
import type { TextChange } from '../editor/open-pages.ts';

/** Edits as `document.journal` takes them. */
export interface JournalEdits {
  /** What the edits put in, one after the other. */
  readonly text: string;
  readonly places: [start: number, end: number, length: number][];
}

/** A stretch of a text: where it begins, how long it was, how long it is now. */
interface Stretch {
  readonly start: number;
  readonly was: number;
  readonly is: number;
}

/** UTF-16 units; more of it would be copied with every key. */
const maxJoinedLength = 5000;

/** What was done to a text since it was told last. Many edits at once are told as the one stretch that they are in. */
export class UnsentEdits {
  #changes: TextChange[] = [];
  #stretch: Stretch | null = null;

  get isEmpty(): boolean {
    return this.#changes.length === 0 && this.#stretch === null;
  }

  /** @param changes in the order in which they are to be applied */
  add(changes: readonly TextChange[]): void {
    for (const change of changes) {
      if (this.#stretch) this.#stretch = widened(this.#stretch, change);
      else this.#append(change);
    }
  }

  #append(change: TextChange): void {
    const last = this.#changes.at(-1);
    const joined = last && joinedWith(last, change);
    if (joined) {
      this.#changes[this.#changes.length - 1] = joined;
      return;
    }
    this.#changes.push(change);
    if (this.#changes.length <= maxJournalEdits) return;
    const [first, ...others] = this.#changes;
    this.#stretch = others.reduce(widened, stretchOf(first!));
    this.#changes = [];
  }

  /**
   * Empties it.
   *
   * @param slice reads the text as it is now
   */
  take(slice: (start: number, end: number) => string): JournalEdits {
    const changes = this.#stretch ? [changeOf(this.#stretch, slice)] : this.#changes;
    this.clear();
    return {
      text: changes.map(({ text }) => text).join(''),
      places: changes.map(({ start, end, text }) => [start, end, text.length]),
    };
  }

  clear(): void {
    this.#changes = [];
    this.#stretch = null;
  }
}

/** What is typed goes on where the last of it ended, or takes some of it back. */
function joinedWith(last: TextChange, { start, end, text }: TextChange): TextChange | null {
  const from = start - last.start;
  const to = end - last.start;
  if (from < 0 || to > last.text.length || last.text.length + text.length > maxJoinedLength) return null;
  return { ...last, text: last.text.slice(0, from) + text + last.text.slice(to) };
}

const stretchOf = ({ start, end, text }: TextChange): Stretch => ({
  start,
  was: end - start,
  is: text.length,
});

function widened({ start, was, is }: Stretch, change: TextChange): Stretch {
  const first = Math.min(start, change.start);
  const end = Math.max(start + is, change.end);
  const outside = start - first + (end - (start + is));
  return {
    start: first,
    was: was + outside,
    is: is + outside + change.text.length - (change.end - change.start),
  };
}

const changeOf = (
  { start, was, is }: Stretch,
  slice: (start: number, end: number) => string,
): TextChange => ({
  start,
  end: start + was,
  text: slice(start, start + is),
});
