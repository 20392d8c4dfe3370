import type { Edit } from '../../engine/index.ts';
import type { FixChoice } from '../state/decisions.ts';
import type { Flag } from '../state/store.ts';

/**
 * The suggested fixes of all open flags that are certain, in reading order. A fix whose edits overlap those of one
 * before it is left out: it comes again with the next check.
 */
export function withoutOverlaps(flags: readonly Flag[]): {
  readonly choices: readonly FixChoice[];
  readonly skipped: number;
} {
  const choices: FixChoice[] = [];
  const taken: Edit[] = [];
  let skipped = 0;
  for (const flag of flags) {
    if (flag.kept || flag.finding.severity !== 'error') continue;
    const fix = flag.finding.fixes.find((candidate) => candidate.suggested);
    if (!fix) continue;
    if (fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) {
      skipped += 1;
      continue;
    }
    taken.push(...fix.edits);
    choices.push({
      flag,
      edits: fix.edits,
      label: (t) => t(`finding.fix.${fix.title.code}`, fix.title.params),
      staying: staying(flag),
    });
  }
  return { choices, skipped };
}

/** Copies that the suggestion leaves. */
const staying = ({ finding }: Flag): number =>
  finding.kind === 'duplicate' ? finding.occurrences.length - (finding.suggested?.remove.length ?? 0) : 1;

/** Insertions at one place overlap too: their order would decide the text. */
const overlaps = (a: Edit, b: Edit): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && a.start === a.end && b.start === b.end);
