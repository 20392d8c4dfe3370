import { copyLetter, type Finding, type Range } from '../../engine/index.ts';

/** A place of a finding with the letter that its reasons call it by; no letter where there is one place only. */
export interface Place extends Range {
  readonly letter: string;
}

/** All places of a finding in reading order; copies have letters A, B, C … as the reasons do. */
export function placesOf(finding: Finding): Place[] {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences.map(({ start, end }, index) => ({ start, end, letter: copyLetter(index) }));
    case 'displaced-continuation':
      return [finding.head, finding.tail].map(({ start, end }) => ({ start, end, letter: '' }));
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return [{ start: finding.at.start, end: finding.at.end, letter: '' }];
  }
}

/** The place that a reader is taken to: of copies the one to go, else the first. */
export function mainPlace(finding: Finding): Place {
  const places = placesOf(finding);
  const index = finding.kind === 'duplicate' ? (finding.suggested?.remove[0] ?? 0) : 0;
  return places[index] ?? places[0]!;
}
