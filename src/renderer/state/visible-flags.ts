import { findingKinds, type Finding, type FindingKind, type Severity } from '../../engine/findings.ts';
import type { Filters, FixRecord, Flag, FlagState, OpenDocument } from './store.ts';

/** Whether the filters and the sensitivity let a flag through; kept ones have a state of their own. */
export function isVisible({ finding, kept }: Flag, filters: Filters, sensitivity: number): boolean {
  return letsThrough(finding, kept ? 'kept' : 'open', filters, sensitivity);
}

function letsThrough(finding: Finding, state: FlagState, filters: Filters, sensitivity: number): boolean {
  return (
    filters.kinds.has(finding.kind) &&
    filters.severities.has(finding.severity) &&
    filters.states.has(state) &&
    finding.confidence >= sensitivity
  );
}

export function visibleFlags(
  document: Pick<OpenDocument, 'flags'>,
  filters: Filters,
  sensitivity: number,
): readonly Flag[] {
  return document.flags.filter((flag) => isVisible(flag, filters, sensitivity));
}

/** The same of those that were fixed. */
export function visibleFixes(
  fixed: readonly FixRecord[],
  filters: Filters,
  sensitivity: number,
): readonly FixRecord[] {
  return fixed.filter(({ finding }) => letsThrough(finding, 'fixed', filters, sensitivity));
}

export interface FlagCounts {
  readonly kinds: Readonly<Record<FindingKind, number>>;
  readonly severities: Readonly<Record<Severity, number>>;
  readonly states: Readonly<Record<FlagState, number>>;
  /** How many the sensitivity alone hides. */
  readonly unsure: number;
}

const knownOpen = new WeakMap<readonly Flag[], number>();

/** Open flags at warning or above: what is left to do. Counted once: each key has it asked for in several places. */
export function openFlags(flags: readonly Flag[]): number {
  const known = knownOpen.get(flags);
  if (known !== undefined) return known;
  let open = 0;
  for (const { kept, finding } of flags) if (!kept && finding.severity !== 'info') open += 1;
  knownOpen.set(flags, open);
  return open;
}

/** For each filter, how many flags it would let through, given the other filters. */
export function countFlags(
  document: Pick<OpenDocument, 'flags' | 'fixed'>,
  filters: Filters,
  sensitivity: number,
): FlagCounts {
  const kinds = Object.fromEntries(findingKinds.map((kind) => [kind, 0])) as Record<FindingKind, number>;
  const severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const states: Record<FlagState, number> = { open: 0, kept: 0, fixed: 0 };
  let unsure = 0;
  const count = ({ kind, severity, confidence }: Finding, state: FlagState): void => {
    const byKind = filters.kinds.has(kind);
    const bySeverity = filters.severities.has(severity);
    const byState = filters.states.has(state);
    if (confidence < sensitivity) {
      if (byKind && bySeverity && byState) unsure += 1;
      return;
    }
    if (bySeverity && byState) kinds[kind] += 1;
    if (byKind && byState) severities[severity] += 1;
    if (byKind && bySeverity) states[state] += 1;
  };
  for (const { finding, kept } of document.flags) count(finding, kept ? 'kept' : 'open');
  for (const { finding } of document.fixed) count(finding, 'fixed');
  return { kinds, severities, states, unsure };
}
