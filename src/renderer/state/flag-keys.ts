import type { Finding, Range } from '../../engine/index.ts';
import { marksOf, partOf } from '../editor/flag-marks.ts';
import { mosaic } from '../editor/mosaic.ts';
import type { Flag, OpenDocument } from './store.ts';

/** Where a flag's parts stand now, after edits. */
interface Standing {
  readonly flag: Flag;
  readonly ranges: readonly Range[];
}

/** Those that are on the page. */
const standingFlags = (ref: string, flags: readonly Flag[]): Standing[] =>
  flags.flatMap((flag) => {
    const ranges = mosaic.rangesOf(ref, flag.key);
    return ranges ? [{ flag, ranges }] : [];
  });

/** A flag whose edges moved a little after an edit, or in which something was typed, is still the same. */
function isStill({ flag, ranges }: Standing, finding: Finding): boolean {
  if (flag.finding.kind !== finding.kind) return false;
  const marks = marksOf(finding);
  if (marks.length !== ranges.length) return false;
  return marks.every(({ range }, index) => {
    const before = ranges[index];
    if (!before) return false;
    const shared = Math.min(range.end, before.end) - Math.max(range.start, before.start);
    return shared >= 0.9 * Math.max(range.end - range.start, before.end - before.start) && shared >= 0;
  });
}

/** After an edit that renews more flags than typing does, not all of them are compared with all that were there. */
const mostCompared = 40_000;

/**
 * Keys for the flags of new findings: the ids. A flag goes by the key it had: what is typed into it changes what it
 * says and so its id, and of those that say the same an id only tells which comes first. Whoever looks at a flag, or
 * has chosen something for it, goes on with it.
 */
export function flagKeys({ ref, flags }: OpenDocument, findings: readonly Finding[]): readonly string[] {
  // They stay the same objects where a finding has only moved.
  const moved = new Map(flags.map((flag) => [flag.finding.reasons, flag]));
  const before = findings.map(({ reasons }) => moved.get(reasons));
  const matched = new Set(before);
  const gone = new Set(flags.filter((flag) => !matched.has(flag)));
  const standing = standingFlags(ref, [...gone]);
  const match = (find: (finding: Finding) => Flag | undefined): void => {
    for (const [at, finding] of findings.entries()) {
      const flag = before[at] ?? find(finding);
      if (flag === undefined || !(before[at] === flag || gone.delete(flag))) continue;
      before[at] = flag;
    }
  };
  if (gone.size > 0) {
    const byPlace = new Map(standing.map((one) => [placeName(one.flag.finding, one.ranges[0]), one]));
    match((finding) => {
      const there = byPlace.get(placeName(finding, partOf(finding, 0)));
      return there && isStill(there, finding) ? there.flag : undefined;
    });
    const byId = new Map(Array.from(gone, (flag) => [flag.finding.id, flag]));
    match(({ id }) => byId.get(id));
    if (gone.size * findings.length <= mostCompared)
      match((finding) => standing.find((one) => gone.has(one.flag) && isStill(one, finding))?.flag);
  }
  const taken = new Set(before.map((flag) => flag?.key));
  return findings.map(({ id }, at) => {
    const known = before[at]?.key;
    if (known !== undefined) return known;
    let own: string = id;
    for (let count = 2; taken.has(own); count += 1) own = `${id}#${count}`;
    taken.add(own);
    return own;
  });
}

const placeName = ({ kind }: Finding, range: Range | undefined): string => `${kind} ${range?.start ?? -1}`;
