import type { Finding, FindingId, Range } from '../../engine/index.ts';
import { marksOf } from '../editor/flag-marks.ts';
import { mosaic } from '../editor/mosaic.ts';
import type { Flag, OpenDocument } from './store.ts';

/** Where a flag's parts stand now, after edits. */
interface Standing {
  readonly flag: Flag;
  readonly ranges: readonly Range[];
}

/** Those that are on the page. */
export const standingFlags = (ref: string, flags: readonly Flag[]): Standing[] =>
  flags.flatMap((flag) => {
    const ranges = mosaic.rangesOf(ref, flag.key);
    return ranges ? [{ flag, ranges }] : [];
  });

/** A flag whose edges moved a little after an edit, or in which something was typed, is still the same. */
export function isStill({ flag, ranges }: Standing, finding: Finding): boolean {
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

/** After an edit that renews more of the flags than typing does, they are others. */
const mostCompared = 400;

/**
 * Keys for the flags of new findings: the ids. A flag goes by the key it had: what is typed into it changes what it
 * says and so its id, and whoever looks at it, or has chosen something for it, goes on with it.
 */
export function flagKeys({ ref, flags }: OpenDocument, findings: readonly Finding[]): readonly string[] {
  const isAsBefore =
    flags.length === findings.length && flags.every(({ finding }, at) => finding.id === findings[at]!.id);
  if (isAsBefore) return flags.map(({ key }) => key);
  const before = new Map<FindingId, Flag[]>();
  // From the end, so that the first of those that say the same is the first to be taken.
  for (const flag of flags.toReversed()) {
    const same = before.get(flag.finding.id);
    if (same === undefined) before.set(flag.finding.id, [flag]);
    else same.push(flag);
  }
  const keys = findings.map(({ id }) => before.get(id)?.pop()?.key);
  const anew = [...keys.keys()].filter((at) => keys[at] === undefined);
  const gone = [...before.values()].flat();
  if (anew.length * gone.length <= mostCompared) {
    const standing = standingFlags(ref, gone);
    for (const at of anew) {
      const same = standing.findIndex((other) => isStill(other, findings[at]!));
      if (same !== -1) keys[at] = standing.splice(same, 1)[0]!.flag.key;
    }
  }
  const taken = new Set(keys);
  return keys.map((key, at) => {
    if (key !== undefined) return key;
    const { id } = findings[at]!;
    let own: string = id;
    for (let count = 2; taken.has(own); count += 1) own = `${id}#${count}`;
    taken.add(own);
    return own;
  });
}
