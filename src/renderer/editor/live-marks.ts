import type { Finding, Range as TextRange } from '../../engine/index.ts';
import { EditedPart } from './edited-part.ts';
import { marksOf, styleOf, type Mark, type MarkStyle } from './flag-marks.ts';
import { editor, Range } from './monaco.ts';
import { rulerColours } from './ruler-colours.ts';
import { marksForRuler, rulerLimit } from './ruler-marks.ts';

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
  /** Null: it is followed, not drawn. */
  readonly style: MarkStyle | null;
  readonly inRuler: boolean;
  /** Where it stood when fresh findings were drawn last. */
  place: TextRange;
  /** The sign set into the line; none while it waits, or where there is none. */
  sign: string | null;
}

/**
 * A sign in a line has the line wrapped again. So many at once go unnoticed (5 ms); of a page with more the rest follow
 * by and by, the window answering in between.
 */
const signsAtOnce = 150;

const noMarks: readonly LiveMark[] = [];

interface WaitingSign {
  readonly live: LiveMark;
  readonly role: Mark['role'];
  readonly options: editor.IModelDecorationOptions;
}

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
  readonly #byKey = new Map<string, readonly LiveMark[]>();
  #selected: string[] = [];
  /** What the selection was drawn over. */
  #selectedMarks = noMarks;
  #words: MarkWords;
  #waiting: WaitingSign[] = [];
  /** Since fresh findings were drawn last. */
  #edited = new EditedPart();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: editor.ITextModel, words: MarkWords) {
    this.#model = model;
    this.#words = words;
    model.onDidChangeContent(({ changes }) => {
      for (const { rangeOffset, rangeLength, text } of changes)
        this.#edited.add({ start: rangeOffset, end: rangeOffset + rangeLength, text });
    });
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
    const stale: LiveMark[] = [];
    const keys = new Set<string>();
    for (const want of this.#wanted(flags)) {
      const { flag, marks, drawn } = want;
      keys.add(flag.key);
      if (drawn && !redrawAll && this.#stillRight(drawn, marks, fresh)) {
        if (fresh) for (const [index, { mark }] of marks.entries()) drawn[index]!.place = mark.range;
        continue;
      }
      const live: LiveMark[] = [];
      if (drawn) stale.push(...drawn);
      this.#byKey.set(flag.key, live);
      added.push(...this.#additions(want, live, fresh));
    }
    if (this.#byKey.size > keys.size) stale.push(...this.#forget(keys));
    this.#exchange(stale, added);
    if (fresh) this.#edited = new EditedPart();
    this.#setSigns();
  }

  /** Of flags other than these. @returns their marks */
  #forget(others: ReadonlySet<string>): readonly LiveMark[] {
    const gone = [...this.#byKey].filter(([key]) => !others.has(key));
    for (const [key] of gone) this.#byKey.delete(key);
    return gone.flatMap(([, marks]) => marks);
  }

  #wanted(flags: readonly FlagToMark[]): readonly WantedFlag[] {
    const parts = flags.map((flag) => {
      const { key, finding, hidden } = flag;
      return { flag, finding, hidden, marks: marksOf(finding), drawn: this.#byKey.get(key) };
    });
    const inRuler = marksForRuler(parts, this.#model.getValueLength());
    return parts.map(({ flag, finding, hidden, marks, drawn }) => ({
      flag,
      drawn,
      marks: marks.map((mark, index) => ({
        mark,
        style: hidden ? null : styleOf(finding, mark, index),
        inRuler: inRuler.has(mark),
      })),
    }));
  }

  /** @param live what is drawn of the flag is put in here */
  #additions({ flag, marks, drawn }: WantedFlag, live: LiveMark[], fresh: boolean): readonly Addition[] {
    return marks.flatMap((want, index) => {
      const { mark } = want;
      const before = drawn?.[index];
      const range = fresh ? this.#rangeOf(mark.range) : this.#liveRange(before);
      if (!range) return [];
      const place = fresh ? mark.range : (before?.place ?? mark.range);
      const sign = flag.hidden ? null : this.#sign(mark, flag.finding);
      return [{ ...want, live, place, sign, decoration: { range, options: markOptions(want) } }];
    });
  }

  #exchange(stale: readonly LiveMark[], added: readonly Addition[]): void {
    if (stale.length + added.length === 0) return;
    const ids = this.#model.deltaDecorations(
      stale.flatMap(idsOf),
      added.map(({ decoration }) => decoration),
    );
    const gone = new Set(stale);
    this.#waiting = this.#waiting.filter(({ live }) => !gone.has(live));
    for (const [index, { live, style, inRuler, place, mark, sign }] of added.entries()) {
      const drawn: LiveMark = { id: ids[index] ?? '', style, inRuler, place, sign: null };
      live.push(drawn);
      if (sign) this.#waiting.push({ live: drawn, role: mark.role, options: sign });
    }
  }

  #setSigns(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0 || this.#model.isDisposed()) return;
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
      const hit = marks.find((mark) => mark.style !== null && ids.has(mark.id));
      if (!hit) continue;
      const hitRange = this.#model.getDecorationRange(hit.id);
      if (hitRange) found.push({ key, length: this.#model.getValueLengthInRange(hitRange) });
    }
    return found.toSorted((a, b) => a.length - b.length).map((entry) => entry.key);
  }

  /** Draws the flag under review stronger than the others; null: none. */
  select(key: string | null): void {
    const marks = key === null ? noMarks : (this.#byKey.get(key) ?? noMarks);
    // Lines are drawn anew where their marks change, even into what they were.
    if (marks === this.#selectedMarks && this.#isSelectionRight()) return;
    this.#selectedMarks = marks;
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

  #isSelectionRight(): boolean {
    return this.#selectedMarks.every(({ id }, index) => {
      const selected = this.#model.getDecorationRange(this.#selected[index] ?? '');
      return Range.equalsRange(selected, this.#model.getDecorationRange(id));
    });
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

  #stillRight(old: readonly LiveMark[], wanted: readonly WantedMark[], fresh: boolean): boolean {
    if (old.length !== wanted.length) return false;
    return wanted.every(({ mark, style, inRuler }, index) => {
      const live = old[index];
      if (!live || live.style !== style || live.inRuler !== inRuler) return false;
      if (!fresh) return true;
      const place = this.#edited.placeNow(live.place);
      if (place !== null) return place.start === mark.range.start && place.end === mark.range.end;
      return this.#liveRange(live)?.equalsRange(this.#rangeOf(mark.range)) ?? false;
    });
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

interface WantedMark {
  readonly mark: Mark;
  readonly style: MarkStyle | null;
  readonly inRuler: boolean;
}

interface WantedFlag {
  readonly flag: FlagToMark;
  readonly marks: readonly WantedMark[];
  /** Where it is on the page already. */
  readonly drawn: readonly LiveMark[] | undefined;
}

interface Addition extends WantedMark {
  readonly live: LiveMark[];
  readonly place: TextRange;
  readonly decoration: editor.IModelDeltaDecoration;
  readonly sign: editor.IModelDecorationOptions | null;
}

const idsOf = ({ id, sign }: LiveMark): readonly string[] => (sign === null ? [id] : [id, sign]);

function markOptions({ style, inRuler }: WantedMark): editor.IModelDecorationOptions {
  const stickiness = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
  if (style === null) return { stickiness };
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
