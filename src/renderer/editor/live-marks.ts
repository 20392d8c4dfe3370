import type { Finding, Range as TextRange } from '../../engine/index.ts';
import { EditedPart } from './edited-part.ts';
import { marksOf, styleOf, type Mark, type MarkStyle } from './flag-marks.ts';
import { LineSigns, type SignedMark } from './line-signs.ts';
import { markOptions, selectedOptions, signOptions, type MarkWords } from './mark-decorations.ts';
import { Range, type editor } from './monaco.ts';
import { marksForRuler, rulerLimit, type RulerFlag } from './ruler-marks.ts';

export interface FlagToMark {
  readonly key: string;
  readonly finding: Finding;
  /** Kept or filtered out: followed through edits, not drawn. */
  readonly hidden: boolean;
}

interface LiveMark extends SignedMark {
  /** Null: it is followed, not drawn. */
  readonly style: MarkStyle | null;
  readonly inRuler: boolean;
  /** Where it stood when fresh findings were drawn last. */
  place: TextRange;
}

const noMarks: readonly LiveMark[] = [];

/**
 * The marks of one page's flags. Monaco moves them with every edit, so that they are where a flag stands now;
 * a new analysis changes only the marks that differ.
 */
export class LiveMarks {
  readonly #model: editor.ITextModel;
  readonly #signs: LineSigns;
  readonly #byKey = new Map<string, readonly LiveMark[]>();
  #selected: string[] = [];
  /** What the selection was drawn over. */
  #selectedMarks = noMarks;
  #words: MarkWords;
  /** Since fresh findings were drawn last. */
  #edited = new EditedPart();

  constructor(model: editor.ITextModel, words: MarkWords) {
    this.#model = model;
    this.#signs = new LineSigns(model);
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
    const wanted = flags.map((flag) => this.#wanted(flag));
    const inRuler = marksForRuler(wanted, this.#model.getValueLength());
    for (const want of wanted) {
      const { flag, marks, drawn } = want;
      if (drawn && !redrawAll && this.#stillRight(want, drawn, inRuler, fresh)) {
        if (fresh)
          for (let index = 0; index < marks.length; index++) drawn[index]!.place = marks[index]!.range;
        continue;
      }
      const live: LiveMark[] = [];
      if (drawn) stale.push(...drawn);
      this.#byKey.set(flag.key, live);
      added.push(...this.#additions(want, live, inRuler, fresh));
    }
    // All of `flags` are in it by now.
    if (this.#byKey.size > flags.length) stale.push(...this.#forget(new Set(flags.map(({ key }) => key))));
    this.#exchange(stale, added);
    if (fresh) this.#edited = new EditedPart();
    this.#signs.draw();
  }

  /** Of flags other than these. @returns their marks */
  #forget(others: ReadonlySet<string>): readonly LiveMark[] {
    const gone = [...this.#byKey].filter(([key]) => !others.has(key));
    for (const [key] of gone) this.#byKey.delete(key);
    return gone.flatMap(([, marks]) => marks);
  }

  #wanted(flag: FlagToMark): WantedFlag {
    const { finding, hidden, key } = flag;
    return { flag, finding, hidden, marks: marksOf(finding), drawn: this.#byKey.get(key) };
  }

  /** @param live what is drawn of the flag is put in here */
  #additions(
    want: WantedFlag,
    live: LiveMark[],
    rulers: ReadonlySet<Mark>,
    fresh: boolean,
  ): readonly Addition[] {
    const { finding, hidden, marks, drawn } = want;
    return marks.flatMap((mark, index) => {
      const before = drawn?.[index];
      const range = fresh ? this.#rangeOf(mark.range) : this.#liveRange(before);
      if (!range) return [];
      const place = fresh ? mark.range : (before?.place ?? mark.range);
      const style = hidden ? null : styleOf(finding, mark, index);
      const inRuler = rulers.has(mark);
      const sign = hidden ? null : signOptions(mark, finding, this.#words);
      return [
        {
          live,
          mark,
          style,
          inRuler,
          place,
          sign,
          decoration: { range, options: markOptions(style, inRuler) },
        },
      ];
    });
  }

  #exchange(stale: readonly LiveMark[], added: readonly Addition[]): void {
    if (stale.length + added.length === 0) return;
    const ids = this.#model.deltaDecorations(
      stale.flatMap(idsOf),
      added.map(({ decoration }) => decoration),
    );
    this.#signs.forget(new Set(stale));
    for (const [index, { live, style, inRuler, place, mark, sign }] of added.entries()) {
      const drawn: LiveMark = { id: ids[index] ?? '', style, inRuler, place, sign: null };
      live.push(drawn);
      if (sign) this.#signs.add({ mark: drawn, role: mark.role, options: sign });
    }
  }

  /** Takes the marks of one flag away, when it was fixed or kept. */
  erase(key: string): void {
    const marks = this.#byKey.get(key);
    if (!marks) return;
    this.#model.deltaDecorations(marks.flatMap(idsOf), []);
    this.#signs.forget(new Set(marks));
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
    const options = selectedOptions(this.#byKey.size > rulerLimit);
    const decorations = marks.flatMap((mark): editor.IModelDeltaDecoration[] => {
      const range = this.#model.getDecorationRange(mark.id);
      return range ? [{ range, options }] : [];
    });
    this.#selected = this.#model.deltaDecorations(this.#selected, decorations);
  }

  #isSelectionRight(): boolean {
    return this.#selectedMarks.every(({ id }, index) => {
      const selected = this.#model.getDecorationRange(this.#selected[index] ?? '');
      return Range.equalsRange(selected, this.#model.getDecorationRange(id));
    });
  }

  #rangeOf(range: TextRange): Range {
    return Range.fromPositions(this.#model.getPositionAt(range.start), this.#model.getPositionAt(range.end));
  }

  #liveRange(mark: LiveMark | undefined): Range | null {
    return mark ? this.#model.getDecorationRange(mark.id) : null;
  }

  #stillRight(
    { finding, hidden, marks }: WantedFlag,
    drawn: readonly LiveMark[],
    inRuler: ReadonlySet<Mark>,
    fresh: boolean,
  ): boolean {
    if (drawn.length !== marks.length) return false;
    for (let index = 0; index < marks.length; index++) {
      const mark = marks[index]!;
      const live = drawn[index]!;
      if (live.style !== (hidden ? null : styleOf(finding, mark, index))) return false;
      if (live.inRuler !== inRuler.has(mark) || (fresh && !this.#stands(live, mark))) return false;
    }
    return true;
  }

  #stands(live: LiveMark, { range }: Mark): boolean {
    const { start, end } = live.place;
    const moved = this.#edited.movedBy(live.place);
    if (moved !== null) return start + moved === range.start && end + moved === range.end;
    return this.#liveRange(live)?.equalsRange(this.#rangeOf(range)) ?? false;
  }
}

/** A flag to mark, and where it is on the page already. */
interface WantedFlag extends RulerFlag {
  readonly flag: FlagToMark;
  readonly drawn: readonly LiveMark[] | undefined;
}

interface Addition {
  readonly mark: Mark;
  readonly style: MarkStyle | null;
  readonly inRuler: boolean;
  readonly live: LiveMark[];
  readonly place: TextRange;
  readonly decoration: editor.IModelDeltaDecoration;
  readonly sign: editor.IModelDecorationOptions | null;
}

const idsOf = ({ id, sign }: LiveMark): readonly string[] => (sign === null ? [id] : [id, sign]);
