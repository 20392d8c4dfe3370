import type { Finding } from '../findings.ts';
import type { Edit, Range } from '../range.ts';

/**
 * A text with "\n" at the end of each line. What is found in it depends on lengths and distances, which must not be
 * others because each line end has two characters: windows have every page like this, files have it as it stands.
 */
export interface EvenText {
  readonly text: string;
  /** What was found in it, as of the text that it was made from. */
  readonly back: (finding: Finding) => Finding;
}

export function withEvenLineEnds(text: string): EvenText {
  if (!text.includes('\r')) return { text, back: (finding) => finding };
  const first = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const placeOf = placesBefore(text);
  const rangeOf = ({ start, end }: Range): Range => ({ start: placeOf(start), end: placeOf(end) });
  const editOf = (edit: Edit): Edit => ({ ...rangeOf(edit), text: edit.text.replaceAll('\n', first) });
  return {
    text: text.replaceAll(/\r\n?/g, '\n'),
    back: (finding) => ({
      ...withRanges(finding, rangeOf),
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(editOf) })),
    }),
  };
}

function withRanges(finding: Finding, rangeOf: (range: Range) => Range): Finding {
  switch (finding.kind) {
    case 'duplicate':
      return { ...finding, occurrences: finding.occurrences.map(rangeOf) };
    case 'displaced-continuation':
      return { ...finding, head: rangeOf(finding.head), tail: rangeOf(finding.tail) };
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return { ...finding, at: rangeOf(finding.at) };
  }
}

/** From a place in the text with "\n" alone to the place in `text`. */
function placesBefore(text: string): (place: number) => number {
  // Of the "\n" of each "\r\n", in the text without the "\r".
  const lineEnds: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2))
    lineEnds.push(at - lineEnds.length);
  return (place) => {
    let low = 0;
    let high = lineEnds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lineEnds[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return place + low;
  };
}
