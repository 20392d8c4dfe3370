import { percentAlike, type Finding } from '../../engine/findings.ts';
import { phrases } from './phrases.ts';
import { getState, type OpenDocument } from './store.ts';
import { visibleFlags } from './visible-flags.ts';

/** Characters of a flag's text: of one copy, or of the piece itself. */
export function flagLength(finding: Finding): number {
  switch (finding.kind) {
    case 'duplicate':
      return Math.max(...finding.occurrences.map((range) => range.end - range.start));
    case 'displaced-continuation':
      return finding.tail.end - finding.tail.start;
    case 'orphan-continuation':
      return finding.at.end - finding.at.start;
    case 'split-paragraph':
    case 'fused-paragraphs':
      return 0;
  }
}

/** "Flag 3 of 9, duplicate, exact, 710 characters": what a screen reader says of the flag under review. */
export function spokenFlag(document: OpenDocument): string {
  const t = phrases();
  const { filters, settings } = getState();
  const flags = visibleFlags(document, filters, settings.sensitivity);
  const at = flags.findIndex((flag) => flag.key === document.selected);
  const flag = flags[at];
  if (!flag) return flags.length === 0 ? t('review.spokenClean') : '';
  const { finding } = flag;
  const place = { at: at + 1, count: flags.length };
  if (finding.kind !== 'duplicate') {
    const message = t(`finding.message.${finding.message.code}`, finding.message.params);
    return t('review.spoken', { ...place, message });
  }
  return t('review.spokenDuplicate', {
    ...place,
    kind: t(`finding.kind.${finding.kind}`),
    match:
      finding.match === 'exact'
        ? t('review.exact')
        : t('review.near', { similarity: percentAlike(finding.similarity) }),
    length: t('review.characters', { count: flagLength(finding) }),
  });
}
