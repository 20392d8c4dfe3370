import type { Finding, Range as TextRange } from '../../engine/index.ts';
import { EditedPart } from './edited-part.ts';
import { lookAlike, marksOf, partOf, partsIn, styleOf, type MarkRole, type MarkStyle } from './flag-marks.ts';
import { LineSigns, type SignedMark } from './line-signs.ts';
import { markOptions, selectedOptions, signOptions, type MarkWords } from './mark-decorations.ts';
import { Range, type editor } from './monaco.ts';
import { marksForRuler, rulerLimit, type RulerMark } from './ruler-marks.ts';

export interface FlagToMark {
  readonly key: string;
  readonly finding: Finding;
  /** Kept or filtered out: followed through edits, not drawn. */
  readonly hidden: boolean;
}

interface LiveMark extends SignedMark, RulerMark {
  /** Null: it is followed, not drawn. */
  readonly style: MarkStyle | null;
  /** Where it stood when fresh findings were drawn last. */
  place: TextRange;
}

/** A flag that is on the page. */
interface DrawnFlag {
  /** As it was drawn last: what it looks like has not changed since. */
  finding: Finding;
  readonly hidden: boolean;
  readonly marks: readonly LiveMark[];
}

const noMarks: readonly LiveMark[] = [];

/**
 * The marks of one page's flags. Monaco moves them with every edit, so that they are where a flag stands now;
 * a new analysis changes only the marks that differ.
 */
export class LiveMarks {
  readonly #model: editor.ITextModel;
  readonly #signs: LineSigns;
  readonly #byKey = new Map<string, DrawnFlag>();
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
    const all = words !== this.#words;
    this.#words = words;
    const anew = new Set(flags.filter((flag) => all || !this.#takeAlong(flag, fresh)));
    if (anew.size > 0 || this.#byKey.size > flags.length) this.#redraw(flags, anew, fresh);
    if (fresh) this.#edited = new EditedPart();
    this.#signs.draw();
  }

  /** Leaves the marks of a flag as they are. @returns false: they are others, or stand somewhere else */
  #takeAlong({ key, finding, hidden }: FlagToMark, fresh: boolean): boolean {
    const drawn = this.#byKey.get(key);
    if (!drawn || drawn.hidden !== hidden || drawn.marks.length !== partsIn(finding)) return false;
    if (!lookAlike(drawn.finding, finding)) return false;
    drawn.finding = finding;
    if (!fresh) return true;
    let stand = true;
    for (let index = 0; index < drawn.marks.length; index++) {
      const mark = drawn.marks[index]!;
      const range = partOf(finding, index);
      stand &&= this.#stands(mark, range);
      mark.place = range;
    }
    return stand;
  }

  /** @param anew those of `flags` whose marks are to be drawn; of the others only the mark in the ruler may change */
  #redraw(flags: readonly FlagToMark[], anew: ReadonlySet<FlagToMark>, fresh: boolean): void {
    const wanted = flags.map((flag) => this.#wanted(flag, anew.has(flag)));
    const inRuler = marksForRuler(
      wanted.flatMap(({ marks }) => marks),
      flags.length,
      this.#model.getValueLength(),
    );
    const added: Addition[] = [];
    const stale: LiveMark[] = [];
    for (const { flag, drawn, marks } of wanted) {
      const isRight = marks.every((mark) => mark.inRuler === inRuler.has(mark));
      if (isRight && !anew.has(flag)) continue;
      const live: LiveMark[] = [];
      if (drawn) stale.push(...drawn.marks);
      this.#byKey.set(flag.key, { finding: flag.finding, hidden: flag.hidden, marks: live });
      const rulers = marks.map((mark) => inRuler.has(mark));
      added.push(...this.#additions(flag, { drawn: drawn?.marks, live, rulers, fresh }));
    }
    // All of `flags` are in it by now.
    if (this.#byKey.size > flags.length) stale.push(...this.#forget(new Set(flags.map(({ key }) => key))));
    this.#exchange(stale, added);
  }

  /** Of flags other than these. @returns their marks */
  #forget(others: ReadonlySet<string>): readonly LiveMark[] {
    const gone = [...this.#byKey].filter(([key]) => !others.has(key));
    for (const [key] of gone) this.#byKey.delete(key);
    return gone.flatMap(([, { marks }]) => marks);
  }

  #wanted(flag: FlagToMark, anew: boolean): WantedFlag {
    const { finding, hidden, key } = flag;
    const drawn = this.#byKey.get(key);
    if (drawn && !anew) return { flag, drawn, marks: drawn.marks };
    const marks = marksOf(finding).map((mark, index): RulerMark => {
      const style = hidden ? null : styleOf(finding, mark, index);
      const inRuler = drawn?.marks[index]?.inRuler ?? false;
      return { place: mark.range, ruler: rulerColour(finding, style), inRuler };
    });
    return { flag, drawn, marks };
  }

  /** What is to be drawn of a flag; `live` gets it once it is. */
  #additions({ finding, hidden }: FlagToMark, { drawn, live, rulers, fresh }: Drawing): readonly Addition[] {
    return marksOf(finding).flatMap((mark, index) => {
      const before = drawn?.[index];
      const range = fresh ? this.#rangeOf(mark.range) : this.#liveRange(before);
      if (!range) return [];
      const place = fresh ? mark.range : (before?.place ?? mark.range);
      const style = hidden ? null : styleOf(finding, mark, index);
      const inRuler = rulers[index] ?? false;
      const sign = hidden ? null : signOptions(mark, finding, this.#words);
      return [
        {
          live,
          role: mark.role,
          look: { style, ruler: rulerColour(finding, style), inRuler, place },
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
    for (const [index, { live, look, role, sign }] of added.entries()) {
      const mark: LiveMark = { id: ids[index] ?? '', sign: null, ...look };
      live.push(mark);
      if (sign) this.#signs.add({ mark, role, options: sign });
    }
  }

  /** Takes the marks of one flag away, when it was fixed or kept. */
  erase(key: string): void {
    const drawn = this.#byKey.get(key);
    if (!drawn) return;
    this.#model.deltaDecorations(drawn.marks.flatMap(idsOf), []);
    this.#signs.forget(new Set(drawn.marks));
    this.#byKey.delete(key);
  }

  /** Where the parts of a flag stand now, in the order of its parts; null when it is not on the page. */
  rangesOf(key: string): readonly TextRange[] | null {
    const marks = this.#byKey.get(key)?.marks;
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
    const marks = this.#byKey.get(key)?.marks;
    if (!marks) return null;
    return marks.map((mark) => this.#model.getDecorationRange(mark.id)?.startLineNumber ?? 1);
  }

  /** Keys of the flags drawn at a place, the shortest first; what is kept or filtered out is not there to be clicked. */
  keysAt(range: Range): readonly string[] {
    const ids = new Set(this.#model.getDecorationsInRange(range).map((decoration) => decoration.id));
    const found: { key: string; length: number }[] = [];
    for (const [key, { marks }] of this.#byKey) {
      const hit = marks.find((mark) => mark.style !== null && ids.has(mark.id));
      if (!hit) continue;
      const hitRange = this.#model.getDecorationRange(hit.id);
      if (hitRange) found.push({ key, length: this.#model.getValueLengthInRange(hitRange) });
    }
    return found.toSorted((a, b) => a.length - b.length).map((entry) => entry.key);
  }

  /** Draws the flag under review stronger than the others; null: none. */
  select(key: string | null): void {
    const marks = key === null ? noMarks : (this.#byKey.get(key)?.marks ?? noMarks);
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

  #stands(live: LiveMark, range: TextRange): boolean {
    const { start, end } = live.place;
    const moved = this.#edited.movedBy(live.place);
    if (moved !== null) return start + moved === range.start && end + moved === range.end;
    return this.#liveRange(live)?.equalsRange(this.#rangeOf(range)) ?? false;
  }
}

/** A flag to mark, what is on the page of it already, and its marks as they are to be. */
interface WantedFlag {
  readonly flag: FlagToMark;
  readonly drawn: DrawnFlag | undefined;
  readonly marks: readonly RulerMark[];
}

interface Drawing {
  readonly drawn: readonly LiveMark[] | undefined;
  readonly live: LiveMark[];
  /** For each mark, whether it is in the ruler. */
  readonly rulers: readonly boolean[];
  readonly fresh: boolean;
}

interface Addition {
  readonly live: LiveMark[];
  readonly role: MarkRole;
  readonly look: Omit<LiveMark, keyof SignedMark>;
  readonly decoration: editor.IModelDeltaDecoration;
  readonly sign: editor.IModelDecorationOptions | null;
}

/** What is probably legitimate is no mark in the ruler. */
const rulerColour = (finding: Finding, style: MarkStyle | null): string | null =>
  style === null || finding.severity === 'info' ? null : style.ruler;

const idsOf = ({ id, sign }: LiveMark): readonly string[] => (sign === null ? [id] : [id, sign]);
