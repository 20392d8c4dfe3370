import type { Edit, Finding, FindingId, Fix, Range } from '../../engine/index.ts';

declare const ofFindings: unique symbol;
/** A list of findings, written out. */
type FindingsJson = string & { readonly [ofFindings]: true };

/** Where a text differs from the one before it, in offsets of that one. */
interface ChangedPart extends Range {
  /** How far what stands behind it has moved. */
  readonly moved: number;
}

/**
 * The findings of a text in terms of those of the text before: an edit leaves nearly all as they were, apart from their
 * place. Thousands would take longer to hand over, and to look at one by one, than the window has for a frame.
 */
export interface FindingsUpdate {
  readonly changed: ChangedPart;
  /** For each finding, which of those before it is, moved with the text; −1: it is the next of `others`. */
  readonly known: Int32Array;
  /** Written out: that takes half the time that the browser's own copying of objects takes. */
  readonly others: FindingsJson;
}

const unknown = -1;

/** An update to nothing that was known before. */
export function allFindings(findings: readonly Finding[]): FindingsUpdate {
  return findingsSince([], findings, { start: 0, end: 0, moved: 0 });
}

/** @param changed from the text of `before` to that of `now` */
export function findingsSince(
  before: readonly Finding[],
  now: readonly Finding[],
  changed: ChangedPart,
): FindingsUpdate {
  const indexes = new Map<FindingId, number[]>();
  // From the end, so that the first of those that say the same is the first to be taken.
  for (let index = before.length - 1; index >= 0; index--) {
    const { id } = before[index]!;
    const same = indexes.get(id);
    if (same === undefined) indexes.set(id, [index]);
    else same.push(index);
  }
  const others: Finding[] = [];
  const known = Int32Array.from(now, (finding) => {
    const index = indexes.get(finding.id)?.pop();
    if (index !== undefined && isAlike(movedWith(before[index]!, changed), finding)) return index;
    others.push(finding);
    return unknown;
  });
  return { changed, known, others: JSON.stringify(others) as FindingsJson };
}

/** What `findingsSince` was told; findings that have not moved are the same objects as before. */
export function readUpdate(
  before: readonly Finding[],
  { changed, known, others }: FindingsUpdate,
): readonly Finding[] {
  const read = JSON.parse(others) as readonly Finding[];
  let next = 0;
  return Array.from(known, (index) =>
    index === unknown ? read[next++]! : movedWith(before[index]!, changed),
  );
}

/** A finding after a change of the text that it does not concern; of one that it does, no matter what. */
function movedWith(finding: Finding, changed: ChangedPart): Finding {
  switch (finding.kind) {
    case 'duplicate': {
      const occurrences = allMoved(finding.occurrences, changed);
      const fixes = fixesMoved(finding.fixes, changed);
      const isSame = occurrences === finding.occurrences && fixes === finding.fixes;
      return isSame ? finding : { ...finding, occurrences, fixes };
    }
    case 'displaced-continuation': {
      const head = movedRange(finding.head, changed);
      const tail = movedRange(finding.tail, changed);
      const fixes = fixesMoved(finding.fixes, changed);
      const isSame = head === finding.head && tail === finding.tail && fixes === finding.fixes;
      return isSame ? finding : { ...finding, head, tail, fixes };
    }
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs': {
      const at = movedRange(finding.at, changed);
      const fixes = fixesMoved(finding.fixes, changed);
      return at === finding.at && fixes === finding.fixes ? finding : { ...finding, at, fixes };
    }
  }
}

const fixesMoved = (fixes: readonly Fix[], changed: ChangedPart): readonly Fix[] =>
  eachMoved(fixes, (fix) => {
    const edits = allMoved(fix.edits, changed);
    return edits === fix.edits ? fix : { ...fix, edits };
  });

const allMoved = <Part extends Range | Edit>(parts: readonly Part[], changed: ChangedPart): readonly Part[] =>
  eachMoved(parts, (part) => movedRange(part, changed));

/** @returns the same list where none of its parts has moved */
function eachMoved<Part>(parts: readonly Part[], move: (part: Part) => Part): readonly Part[] {
  let moved: Part[] | null = null;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const now = move(part);
    if (now === part) continue;
    moved ??= [...parts];
    moved[index] = now;
  }
  return moved ?? parts;
}

function movedRange<Part extends Range | Edit>(range: Part, changed: ChangedPart): Part {
  const start = movedOffset(range.start, changed);
  const end = movedOffset(range.end, changed);
  return start === range.start && end === range.end ? range : { ...range, start, end };
}

const movedOffset = (offset: number, { end, moved }: ChangedPart): number =>
  offset >= end ? offset + moved : offset;

/** Whether two findings, or parts of them, say the same: they are what JSON can say. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const ofB = b as Record<string, unknown>;
  // Without lists of names: there are dozens of parts in each of thousands of findings.
  let more = 0;
  for (const name in a) {
    if (!isAlike((a as Record<string, unknown>)[name], ofB[name])) return false;
    more += 1;
  }
  for (const _ in ofB) more -= 1;
  return more === 0;
}
