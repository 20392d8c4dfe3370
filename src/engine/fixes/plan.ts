import { mergeEdits } from '../edits.ts';
import { confidenceOf } from '../findings/confidence.ts';
import type {
  DisplacedDraft,
  Draft,
  Drafts,
  DuplicateDraft,
  FusedDraft,
  SplitDraft,
} from '../findings/drafts.ts';
import { copyLetters, type FindingKind, type Fix } from '../findings.ts';
import type { Edit, Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import { isInitial } from '../text/initials.ts';
import { AcceptedEdits } from './accepted-edits.ts';
import { isAcrossBreak, withoutOwnMark } from './across-break.ts';
import { skipBlanks, skipBlanksBack } from './boundaries.ts';
import { gapBetween } from './markup-at-seam.ts';
import { jointEdit, jointsOfSeam, type Joint } from './joints.ts';
import { keepOmitted, partsThatGo } from './keep-omitted.ts';
import { jointAcross, moveBetweenDown, moveInitialDown, moveTailUp } from './move-tail.ts';
import { removeCopy, type ReadsOn, type Removal } from './remove-copy.ts';
import { lineEndOf, separatorNear } from './separators.ts';
import type { StrayCopies } from './stray-copies.ts';

/** Halves around a copy that starts or ends inside a paragraph are joined from these log-odds on. */
const JOIN_AROUND_COPY = 2;

export interface Source {
  readonly text: string;
  /** The same with its marks, as it stands in the file: what fixes move is taken from it. */
  readonly written: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
}

/** The fixes of a page's findings; those that are suggested never overlap, so their order cannot matter. */
export interface Fixes {
  readonly of: ReadonlyMap<Draft, readonly Fix[]>;
  /** Splits that are mended by taking out the copy between their halves: no findings of their own. */
  readonly absorbed: ReadonlySet<SplitDraft>;
}

/**
 * Works out the fixes of all findings together. Copies come first, because what stands around them moves; then
 * joins, moves and new paragraphs, each suggested only where it leaves the edits before it alone.
 */
export function planFixes(source: Source, drafts: Drafts, strays: StrayCopies): Fixes {
  const plan = new Plan(source, drafts, strays);
  plan.removals();
  plan.runOns();
  plan.newParagraphs();
  plan.moves();
  return plan.fixes();
}

class Plan {
  private readonly source: Source;
  private readonly drafts: Drafts;
  private readonly strays: StrayCopies;
  private readonly accepted = new AcceptedEdits();
  private readonly of = new Map<Draft, readonly Fix[]>();
  private readonly absorbed = new Set<SplitDraft>();
  private readonly lineEnd: string;
  private readonly splitFrom: ReadonlyMap<number, SplitDraft>;
  /** What moves elsewhere. */
  private readonly moved: Range[] = [];
  /** End of a head → its join, where that is taken: a tail that goes on by another join. */
  private readonly joinedFrom = new Map<number, SplitDraft>();

  constructor(source: Source, drafts: Drafts, strays: StrayCopies) {
    this.source = source;
    this.drafts = drafts;
    this.strays = strays;
    this.lineEnd = lineEndOf(source.text);
    this.splitFrom = new Map(drafts.splits.map((split) => [split.at.start, split]));
  }

  fixes(): Fixes {
    return { of: this.of, absorbed: this.absorbed };
  }

  removals(): void {
    const trailingFrom = startOfTrailingRun(this.source, this.strays.removed);
    for (const draft of this.drafts.duplicates) {
      const together = this.strays.of.get(draft);
      const fixes: Fix[] = [];
      const advised = draft.remove ?? [];
      if (together) {
        const removals = runsOf(this.source, together).map((copy) =>
          this.removal(copy, copy.start >= trailingFrom, draft),
        );
        const kept = keepOmitted(this.source, draft, new Set(advised));
        const edits = [...removals.map(({ edit }) => edit), ...kept.edits];
        const suggested = kept.isAll && this.accepted.tryAdd(edits);
        if (suggested) for (const { joined } of removals) this.absorb(joined);
        fixes.push(removeFix(draft, advised, edits, suggested));
      }
      for (const going of otherChoices(draft)) {
        if (together && sameIndexes(going, advised)) continue;
        const parts = going.flatMap((index) => partsThatGo(draft, index));
        const removed = runsOf(this.source, parts).map((part) => this.removal(part, false, draft).edit);
        const kept = keepOmitted(this.source, draft, new Set(going));
        fixes.push(removeFix(draft, going, [...removed, ...kept.edits], false));
      }
      this.of.set(draft, fixes);
    }
  }

  runOns(): void {
    for (const split of this.drafts.splits) {
      if (this.absorbed.has(split)) continue;
      const { start, end } = split.at;
      const { headEnd, joints } = jointsOfSeam(this.source.text, this.source.blocks, split);
      const editFor = (joint: Joint): Edit => {
        if (joint === 'run-on-dehyphenated') return jointEdit(headEnd, end, joint);
        const gap = gapBetween(this.source.written, this.source.blocks, headEnd, end);
        return jointEdit(gap.start, gap.end, gap.isSpaced ? 'run-on' : joint);
      };
      const suggested =
        this.joinWorthApplying('split-paragraph', split, headEnd) &&
        this.accepted.tryAdd([editFor(joints[0] ?? 'run-on')]);
      if (suggested) this.joinedFrom.set(start, split);
      this.of.set(
        split,
        joints.map((joint, index) => ({
          title: { code: joint, params: {} },
          suggested: suggested && index === 0,
          edits: [editFor(joint)],
        })),
      );
    }
  }

  newParagraphs(): void {
    for (const draft of this.drafts.fused) this.of.set(draft, [this.newParagraph(draft)]);
  }

  moves(): void {
    for (const draft of this.drafts.displaced) this.of.set(draft, [this.move(draft)]);
  }

  private newParagraph(draft: FusedDraft): Fix {
    const { text, written, blocks } = this.source;
    const start = skipBlanksBack(text, draft.at.start);
    const end = skipBlanks(text, draft.at.end);
    const edits = [{ start, end, text: separatorNear(written, blocks, blocks.at(start), this.lineEnd) }];
    return {
      title: { code: 'new-paragraph', params: {} },
      suggested:
        confidenceOf('fused-paragraphs', draft.logOdds) >= SUGGESTED_FROM && this.accepted.tryAdd(edits),
      edits,
    };
  }

  private move(draft: DisplacedDraft): Fix {
    const { head, tail: paragraph, column: tail = paragraph } = draft;
    const joint = jointAcross(this.source, head, tail);
    if (head.end <= tail.start && isInitial(this.source.text, head.start, head.end))
      return this.moveInitial(draft, moveInitialDown(this.source, head, tail, joint));
    const up = moveTailUp(this.source, head, tail, joint);
    const chainEnd = this.chainEnd(tail.end);
    const down = head.end < tail.start ? moveBetweenDown(this.source, head, tail, chainEnd, joint) : up;
    const lessMovesDown = head.end < tail.start && tail.start - head.end < tail.end - tail.start;
    const ways = lessMovesDown ? [down, up] : [up, down];
    const moved = (way: Edit[]): Range => (way === up ? tail : { start: head.end, end: tail.start });
    const worth = this.joinWorthApplying('displaced-continuation', draft, head.end);
    // Where the head stood, something else will stand.
    const headMoves = this.moved.some(({ start, end }) => head.end > start && head.end <= end);
    for (const way of ways) {
      if (!worth || headMoves) break;
      const { start, end } = moved(way);
      // An edit inside the piece that moves would be lost with it.
      if (this.accepted.touchesInside(start, end) || (way === up && chainEnd !== tail.end)) continue;
      if (!this.accepted.tryAdd(way)) continue;
      this.moved.push({ start, end });
      return moveFix('move-tail', true, way);
    }
    return moveFix('move-tail', false, ways[0] ?? up);
  }

  private moveInitial(draft: DisplacedDraft, edits: Edit[]): Fix {
    const { head } = draft;
    const suggested =
      this.joinWorthApplying('displaced-continuation', draft, head.end) && this.accepted.tryAdd(edits);
    if (suggested) this.moved.push(head);
    return moveFix('move-initial', suggested, edits);
  }

  private joinWorthApplying(kind: FindingKind, draft: Draft, headEnd: number): boolean {
    const from = this.source.seams.wordsAloneTell(headEnd) ? SUGGESTED_BY_WORDS_FROM : SUGGESTED_FROM;
    return confidenceOf(kind, draft.logOdds) >= from;
  }

  /** Follows suggested joins from the end of a tail to the end of the paragraph they make. */
  private chainEnd(end: number): number {
    const { blocks } = this.source;
    let at = end;
    for (let split = this.joinedFrom.get(at); split; split = this.joinedFrom.get(at)) {
      const next = blocks.ends[blocks.at(split.at.end)]!;
      if (next <= at) break;
      at = next;
    }
    return at;
  }

  private removal(copy: Range, atTextEnd: boolean, { occurrences }: DuplicateDraft): Removal {
    const { text, blocks, seams } = this.source;
    const original = occurrences.find((other) => isAcrossBreak(this.source, other, copy));
    const readsOn: ReadsOn = (headEnd, tailStart) =>
      original !== undefined ||
      this.splitFrom.get(headEnd)?.at.end === tailStart ||
      (!startsBlock(blocks, copy) && seams.joins(headEnd, tailStart).logOdds > JOIN_AROUND_COPY);
    const going = original ? withoutOwnMark(text, original, copy) : copy;
    return removeCopy(text, blocks, going, readsOn, atTextEnd);
  }

  private absorb(joined: Range | null): void {
    const split = joined && this.splitFrom.get(joined.start);
    if (split) this.absorbed.add(split);
  }
}

/** A fix that is taken unseen spoils a clean page where it is wrong: it must be right more often than a flag must. */
const SUGGESTED_FROM = 0.6;
/** The same for joins that words alone tell: of 17 between the two 6 were wrong, on articles that no table has seen. */
const SUGGESTED_BY_WORDS_FROM = 0.75;

/** With more copies the choices are too many to list each: they double with every copy. */
const MOST_COPIES_TO_CHOOSE = 5;

/**
 * What else than the advised an editor may choose to delete: any one copy. Several are those one after the other, unless
 * a copy lacks something: then what else goes decides what must be brought into those that stay.
 */
function otherChoices({ occurrences, omissions }: DuplicateDraft): number[][] {
  const copies = [...occurrences.keys()];
  const single = copies.map((index) => [index]);
  const lack = omissions.some(({ what }) => what === 'passage');
  if (!lack || copies.length === 2 || copies.length > MOST_COPIES_TO_CHOOSE) return single;
  const sets = Array.from({ length: 2 ** copies.length - 2 }, (_, set) =>
    copies.filter((index) => ((set + 1) >> index) & 1),
  );
  return [...single, ...sets.filter(({ length }) => length > 1)];
}

const sameIndexes = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((index, at) => index === b[at]);

function startsBlock(blocks: Blocks, copy: Range): boolean {
  return copy.start <= (blocks.starts[blocks.at(copy.start)] ?? 0);
}

/** Copies that go and have nothing but white space and an item's mark between them go as one: what stands there belongs to both. */
function runsOf({ text, blocks }: Source, copies: readonly Range[]): Range[] {
  const runs: Range[] = [];
  for (const { start, end } of copies.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    const block = firstBlockOf(blocks, start);
    const begins = startsBlock(blocks, { start, end }) ? blocks.lineStarts[block]! : start;
    if (last && skipBlanks(text, last.end) >= begins) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

/** Where the stray copies start that stand in a row at the end of the text, with nothing but white space between. */
function startOfTrailingRun({ text, blocks }: Source, strays: readonly Range[]): number {
  let from = skipBlanksBack(text, text.length);
  for (const { start, end } of strays.toSorted((a, b) => b.start - a.start)) {
    const next = skipBlanks(text, end);
    // Before the text that follows a mark may stand, as of a list's item.
    const block = blocks.at(end - 1) + 1;
    if ((next === blocks.lineStarts[block] ? blocks.starts[block]! : next) < from) break;
    from = skipBlanksBack(text, start);
  }
  return from;
}

function removeFix(
  draft: DuplicateDraft,
  indexes: readonly number[],
  edits: readonly Edit[],
  suggested: boolean,
): Fix {
  const copy = copyLetters(indexes).join(', ');
  return {
    title: { code: 'remove-copy', params: { copy } },
    suggested: suggested && !draft.legitimate,
    edits: mergeEdits(edits),
  };
}

function moveFix(code: 'move-tail' | 'move-initial', suggested: boolean, edits: readonly Edit[]): Fix {
  return { title: { code, params: {} }, suggested, edits };
}
