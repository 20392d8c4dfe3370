import { wordsOf, type Finding, type FindingId } from '../../engine/index.ts';
import { marksOf } from '../editor/flag-marks.ts';
import type { TextChange } from '../editor/open-pages.ts';
import { perDocument } from './per-document.ts';
import type { FixRecord, OpenDocument } from './store.ts';

/** Fixes whose flag came back, by document: put back by an edit, such as the revert of a change, not by undo. */
const reopened = perDocument<readonly FixRecord[]>();

/** Where the text is now that fixes have changed, by document: of flags of the same words it tells which is back. */
const places = perDocument<Map<FixRecord, number>>();

/** @param place as `moveFixes` has moved the others */
export function rememberFix(ref: string, record: FixRecord, place: number): void {
  const known = places.get(ref) ?? new Map<FixRecord, number>();
  places.set(ref, known.set(record, place));
  // It was fixed anew.
  const waiting = reopened.get(ref) ?? [];
  const alike = waiting.filter((other) => wordsOf(other.id) === wordsOf(record.id));
  const again = nearest(alike, 1, (other) => Math.abs((known.get(other) ?? 0) - place));
  if (again.size > 0)
    reopened.set(
      ref,
      waiting.filter((other) => !again.has(other)),
    );
}

/** @param changes each in the text that the one before it left */
export function moveFixes(ref: string, changes: readonly TextChange[]): void {
  const known = places.get(ref);
  if (!known) return;
  for (const [record, place] of known)
    known.set(
      record,
      changes.reduce((at, { start, end, text }) => {
        if (at <= start) return at;
        return at < end ? start : at + text.length - (end - start);
      }, place),
    );
}

/** What a finding has to mend: of copies, all but one. */
export const amountOf = (finding: Finding): number =>
  finding.kind === 'duplicate' ? finding.occurrences.length - 1 : 1;

interface Standing {
  readonly fixed: readonly FixRecord[];
  /** Ids of what fixes that do not stand any more, or stand again, keep of their copies. */
  readonly noLongerKept: ReadonlySet<string>;
  readonly keptAgain: ReadonlySet<string>;
}

const idsKeptBy = (records: readonly FixRecord[]): ReadonlySet<string> =>
  new Set(records.filter(({ keepsRest }) => keepsRest).map(({ id }) => id));

/** The fixes that stand in the text as the new findings show it; the same list where nothing has changed. */
export function standingFixes({ ref, fixed }: OpenDocument, findings: readonly Finding[]): Standing {
  const waiting = reopened.get(ref) ?? [];
  const isBack = backOf(ref, [...fixed, ...waiting], findings);
  const again = waiting.filter((record) => !isBack.has(record));
  const back = fixed.filter((record) => isBack.has(record));
  const changed = again.length + back.length > 0;
  if (changed) reopened.set(ref, [...waiting.filter((record) => isBack.has(record)), ...back]);
  return {
    fixed: changed
      ? [...fixed.filter((record) => !isBack.has(record)), ...again].toSorted((a, b) => a.version - b.version)
      : fixed,
    noLongerKept: idsKeptBy(back),
    keptAgain: idsKeptBy(again),
  };
}

/** Of fixes of flags of the same words as many are back as there are more such flags; those that stand where one is. */
function backOf(
  ref: string,
  records: readonly FixRecord[],
  findings: readonly Finding[],
): ReadonlySet<FixRecord> {
  const back = new Set<FixRecord>();
  if (records.length === 0) return back;
  const known = places.get(ref);
  const found = byWords(findings);
  for (const [words, alike] of byWords(records)) {
    const there = found.get(words) ?? [];
    const amount = there.reduce((sum, finding) => sum + amountOf(finding), 0);
    const count = alike.filter(({ alikeLeft }) => amount > alikeLeft).length;
    const distance = (record: FixRecord) =>
      Math.min(...there.map((finding) => distanceTo(finding, known?.get(record) ?? 0)));
    for (const record of nearest(alike, count, distance)) back.add(record);
  }
  return back;
}

function byWords<T extends { readonly id: FindingId }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const words = wordsOf(one.id);
    const group = groups.get(words);
    if (group) group.push(one);
    else groups.set(words, [one]);
  }
  return groups;
}

function distanceTo(finding: Finding, place: number): number {
  const all = marksOf(finding).map(({ range }) => Math.max(range.start - place, place - range.end, 0));
  return Math.min(...all);
}

/** @returns so many of them; of those that are as near the last ones */
function nearest(
  records: readonly FixRecord[],
  count: number,
  distance: (record: FixRecord) => number,
): ReadonlySet<FixRecord> {
  if (count === 0) return new Set();
  if (count === records.length) return new Set(records);
  const far = records.map((record) => ({ record, far: distance(record) })).toReversed();
  return new Set(
    far
      .toSorted((a, b) => a.far - b.far)
      .slice(0, count)
      .map(({ record }) => record),
  );
}
