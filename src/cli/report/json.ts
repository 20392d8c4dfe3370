import type { Finding, Range } from '../../engine/index.ts';
import type { LineIndex } from '../line-index.ts';
import type { Phrases } from '../phrases.ts';

/** One finding as the contract of the command line prints it. */
export function jsonFinding(finding: Finding, lines: LineIndex, phrases: Phrases): object {
  return {
    id: finding.id,
    kind: finding.kind,
    severity: finding.severity,
    confidence: finding.confidence,
    message: phrases.message(finding.message),
    reasons: finding.reasons.map((reason) => phrases.reason(reason)),
    ...places(finding, (range) => ({ ...bounds(range), ...lines.positionAt(range.start) })),
    fixes: finding.fixes.map((fix) => ({
      title: phrases.fix(fix.title),
      suggested: fix.suggested,
      edits: fix.edits.map((edit) => ({ ...bounds(edit), text: edit.text })),
    })),
  };
}

const bounds = ({ start, end }: Range) => ({ start, end });

function places(finding: Finding, place: (range: Range) => object): object {
  switch (finding.kind) {
    case 'duplicate':
      return {
        match: finding.match,
        similarity: finding.similarity,
        occurrences: finding.occurrences.map(place),
        suggested: finding.suggested,
      };
    case 'split-paragraph':
      return { at: place(finding.at), replacement: finding.replacement };
    case 'displaced-continuation':
      return { head: place(finding.head), tail: place(finding.tail) };
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return { at: place(finding.at) };
  }
}
