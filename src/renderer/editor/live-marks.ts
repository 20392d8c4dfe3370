import type { Finding, Range as TextRange } from '../../engine/index.ts';
import { marksOf, styleOf, type Mark } from './flag-marks.ts';
import { editor, Range } from './monaco.ts';
import { rulerColours } from './ruler-colours.ts';

/** Words drawn into the page; they change with the interface language. */
export interface MarkWords {
  /** On the chip at a broken join. */
  readonly join: string;
  readonly head: string;
  readonly tail: string;
  readonly orphan: string;
  readonly fused: string;
}

export interface FlagToMark {
  readonly key: string;
  readonly finding: Finding;
  /** Kept or filtered out: followed through edits, not drawn. */
  readonly hidden: boolean;
}

interface LiveMark {
  readonly id: string;
  readonly style: string;
  /** The sign set into the line; none while it waits, or where there is none. */
  sign: string | null;
}

/**
 * A sign in a line has the line wrapped again. So many at once go unnoticed (5 ms); of a page with more the rest follow
 * by and by, the window answering in between.
 */
const signsAtOnce = 150;

interface WaitingSign {
  readonly live: LiveMark;
  readonly role: Mark['role'];
  readonly options: editor.IModelDecorationOptions;
}

/**
 * Marks in the overview ruler are laid out anew at every edit, 10 µs each. Beyond this many flags they lie on top of
 * each other, so only one of each colour is drawn at a place.
 */
const rulerLimit = 500;

/** Places in the ruler that can be told apart: a mark is 6 px high there, a tall window 1,200 px. */
const rulerPlaces = 200;

const hereInRuler: editor.IModelDecorationOverviewRulerOptions = {
  color: { id: rulerColours.here },
  position: editor.OverviewRulerLane.Center,
};

/**
 * The marks of one page's flags. Monaco moves them with every edit, so that they are where a flag stands now;
 * a new analysis changes only the marks that differ.
 */
export class LiveMarks {
  readonly #model: editor.ITextModel;
  #byKey = new Map<string, readonly LiveMark[]>();
  #selected: string[] = [];
  #words: MarkWords;
  #waiting: WaitingSign[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: editor.ITextModel, words: MarkWords) {
    this.#model = model;
    this.#words = words;
  }

  /**
   * Draws `flags` and no others.
   *
   * @param fresh whether the findings' offsets are those of the text as it is now; otherwise flags stay where their
   *   marks are, and flags without marks are left out
   */
  draw(flags: readonly FlagToMark[], words: MarkWords, fresh: boolean): void {
    const redrawAll = words !== this.#words;
    this.#words = words;
    const added: Addition[] = [];
    const stillWaiting = new Set(this.#waiting.map(({ live }) => live));
    const next = new Map<string, LiveMark[]>();
    const drawn = flags.map((flag) => ({ flag, marks: marksOf(flag.finding) }));
    const inRuler = this.#marksInRuler(drawn);
    for (const { flag, marks } of drawn) {
      const old = this.#byKey.get(flag.key);
      const live: LiveMark[] = [];
      next.set(flag.key, live);
      if (old && !redrawAll && this.#stillRight(old, flag, marks, fresh, inRuler)) {
        live.push(...old);
        this.#byKey.delete(flag.key);
        continue;
      }
      for (const [index, mark] of marks.entries()) {
        const range = fresh ? this.#rangeOf(mark.range) : this.#liveRange(old?.[index]);
        if (!range) continue;
        const options = this.#options(flag, mark, index, inRuler.has(mark));
        const style = styleKey(flag, mark, index, inRuler.has(mark));
        const sign = flag.hidden ? null : this.#sign(mark, flag.finding);
        added.push({ marks: live, style, decoration: { range, options }, role: mark.role, sign });
      }
    }
    const stale = [...this.#byKey.values()].flat();
    for (const mark of stale) stillWaiting.delete(mark);
    const ids = this.#model.deltaDecorations(
      stale.flatMap(idsOf),
      added.map((entry) => entry.decoration),
    );
    this.#waiting = this.#waiting.filter(({ live }) => stillWaiting.has(live));
    for (const [index, { marks, style, role, sign }] of added.entries()) {
      const live: LiveMark = { id: ids[index] ?? '', style, sign: null };
      marks.push(live);
      if (sign) this.#waiting.push({ live, role, options: sign });
    }
    this.#byKey = next;
    this.#setSigns();
  }

  #setSigns(): void {
    clearTimeout(this.#timer);
    if (this.#model.isDisposed()) return;
    const now = this.#waiting.splice(0, signsAtOnce);
    const placed = now.flatMap(({ live, role, options }) => {
      const range = this.#liveRange(live);
      if (!range) return [];
      return [{ live, decoration: { range: role === 'join' ? this.#beforeBreak(range) : range, options } }];
    });
    const ids = this.#model.deltaDecorations(
      [],
      placed.map(({ decoration }) => decoration),
    );
    for (const [index, { live }] of placed.entries()) live.sign = ids[index] ?? null;
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#setSigns());
  }

  /** Takes the marks of one flag away, when it was fixed or kept. */
  erase(key: string): void {
    const marks = this.#byKey.get(key);
    if (!marks) return;
    this.#model.deltaDecorations(marks.flatMap(idsOf), []);
    this.#waiting = this.#waiting.filter(({ live }) => !marks.includes(live));
    this.#byKey.delete(key);
  }

  /** Where the parts of a flag stand now, in the order of its parts; null when it is not on the page. */
  rangesOf(key: string): readonly TextRange[] | null {
    const marks = this.#byKey.get(key);
    if (!marks) return null;
    const ranges: TextRange[] = [];
    for (const mark of marks) {
      const range = this.#model.getDecorationRange(mark.id);
      if (!range) return null;
      ranges.push({
        start: this.#model.getOffsetAt(range.getStartPosition()),
        end: this.#model.getOffsetAt(range.getEndPosition()),
      });
    }
    return ranges;
  }

  /** Line on which a flag begins; null when it is not on the page. Cheaper than `rangesOf`. */
  linesOf(key: string): readonly number[] | null {
    const marks = this.#byKey.get(key);
    if (!marks) return null;
    return marks.map((mark) => this.#model.getDecorationRange(mark.id)?.startLineNumber ?? 1);
  }

  /** Keys of the flags drawn at a place, the shortest first; what is kept or filtered out is not there to be clicked. */
  keysAt(range: Range): readonly string[] {
    const ids = new Set(this.#model.getDecorationsInRange(range).map((decoration) => decoration.id));
    const found: { key: string; length: number }[] = [];
    for (const [key, marks] of this.#byKey) {
      const hit = marks.find((mark) => mark.style !== hiddenStyle && ids.has(mark.id));
      if (!hit) continue;
      const hitRange = this.#model.getDecorationRange(hit.id);
      if (hitRange) found.push({ key, length: this.#model.getValueLengthInRange(hitRange) });
    }
    return found.toSorted((a, b) => a.length - b.length).map((entry) => entry.key);
  }

  /** Draws the flag under review stronger than the others; null: none. */
  select(key: string | null): void {
    const marks = key === null ? [] : (this.#byKey.get(key) ?? []);
    const decorations = marks.flatMap((mark): editor.IModelDeltaDecoration[] => {
      const range = this.#model.getDecorationRange(mark.id);
      return range
        ? [
            {
              range,
              options: {
                inlineClassName: 'flag-selected',
                firstLineDecorationClassName: 'flag-here',
                zIndex: 20,
                ...(this.#byKey.size > rulerLimit ? { overviewRuler: hereInRuler } : {}),
              },
            },
          ]
        : [];
    });
    this.#selected = this.#model.deltaDecorations(this.#selected, decorations);
  }

  /** What stands before a break, a hyphen too, is read before its sign. */
  #beforeBreak(range: Range): Range {
    const { startLineNumber: line } = range;
    if (range.endLineNumber === line) return range;
    const column = this.#model.getLineMaxColumn(line);
    return new Range(line, column, line, column);
  }

  #rangeOf(range: TextRange): Range {
    return Range.fromPositions(this.#model.getPositionAt(range.start), this.#model.getPositionAt(range.end));
  }

  #liveRange(mark: LiveMark | undefined): Range | null {
    return mark ? this.#model.getDecorationRange(mark.id) : null;
  }

  /** Where flags are few, all their marks; else those that are not hidden behind one of the same colour. */
  #marksInRuler(
    drawn: readonly { readonly flag: FlagToMark; readonly marks: readonly Mark[] }[],
  ): ReadonlySet<Mark> {
    const chosen = new Set<Mark>();
    const step = drawn.length > rulerLimit ? this.#model.getValueLength() / rulerPlaces : 0;
    const taken = new Set<string>();
    for (const { flag, marks } of drawn) {
      if (flag.hidden || flag.finding.severity === 'info') continue;
      for (const [index, mark] of marks.entries()) {
        const { ruler } = styleOf(flag.finding, mark, index);
        const place = `${ruler} ${Math.floor(mark.range.start / step)}`;
        if (step > 0 && taken.has(place)) continue;
        taken.add(place);
        chosen.add(mark);
      }
    }
    return chosen;
  }

  #stillRight(
    old: readonly LiveMark[],
    flag: FlagToMark,
    marks: readonly Mark[],
    fresh: boolean,
    inRuler: ReadonlySet<Mark>,
  ): boolean {
    if (old.length !== marks.length) return false;
    return marks.every((mark, index) => {
      const live = old[index];
      if (!live || live.style !== styleKey(flag, mark, index, inRuler.has(mark))) return false;
      const range = this.#liveRange(live);
      return range !== null && (!fresh || range.equalsRange(this.#rangeOf(mark.range)));
    });
  }

  #options(flag: FlagToMark, mark: Mark, index: number, inRuler: boolean): editor.IModelDecorationOptions {
    const { finding } = flag;
    const stickiness = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
    if (flag.hidden) return { stickiness };
    const style = styleOf(finding, mark, index);
    return {
      stickiness,
      inlineClassName: style.inline,
      firstLineDecorationClassName: style.glyph,
      showIfCollapsed: true,
      ...(inRuler
        ? { overviewRuler: { color: { id: style.ruler }, position: editor.OverviewRulerLane.Center } }
        : {}),
    };
  }

  /** A proofreader's sign set into the line: it is drawn, not typed, and is no part of the text. */
  #sign(mark: Mark, finding: Finding): editor.IModelDecorationOptions | null {
    const stickiness = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
    const faint = finding.severity === 'info' ? ' flag-info' : '';
    const injected = (content: string, kind: string): editor.InjectedTextOptions => ({
      content,
      inlineClassName: `flag-chip flag-chip-${kind}${faint}`,
      inlineClassNameAffectsLetterSpacing: true,
      cursorStops: editor.InjectedTextCursorStops.None,
    });
    switch (mark.role) {
      case 'join':
        return { stickiness, showIfCollapsed: true, before: injected(this.#words.join, 'join') };
      case 'head':
        return { stickiness, showIfCollapsed: true, after: injected(this.#words.head, 'head') };
      case 'tail':
        return { stickiness, showIfCollapsed: true, before: injected(this.#words.tail, 'tail') };
      case 'orphan':
        return { stickiness, showIfCollapsed: true, before: injected(this.#words.orphan, 'orphan') };
      case 'fused':
        return { stickiness, showIfCollapsed: true, before: injected(this.#words.fused, 'fused') };
      case 'copy':
        return null;
    }
  }
}

interface Addition {
  readonly marks: LiveMark[];
  readonly style: string;
  readonly decoration: editor.IModelDeltaDecoration;
  readonly role: Mark['role'];
  readonly sign: editor.IModelDecorationOptions | null;
}

const idsOf = ({ id, sign }: LiveMark): readonly string[] => (sign === null ? [id] : [id, sign]);

const hiddenStyle = 'hidden';

function styleKey(flag: FlagToMark, mark: Mark, index: number, inRuler: boolean): string {
  if (flag.hidden) return hiddenStyle;
  const { inline } = styleOf(flag.finding, mark, index);
  return inRuler ? `${inline} in-ruler` : inline;
}
