import type { Finding } from './findings.ts';
import type { Edit } from './range.ts';

/**
 * Applies edits that do not overlap.
 *
 * @throws RangeError when two edits overlap or one lies outside `text`
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].toSorted((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}–${edit.end} overlaps another or lies outside the text`);
    }
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The edits of every suggested fix at warning or above. They do not overlap: the order of application cannot matter. */
export function suggestedEdits(findings: readonly Finding[]): Edit[] {
  return findings
    .filter((finding) => finding.severity !== 'info')
    .flatMap((finding) => finding.fixes.filter((fix) => fix.suggested).flatMap((fix) => fix.edits));
}

/**
 * Puts the edits of several fixes together so that they can be applied at once. Where two deletions overlap (copies
 * that stand right after each other both take the break between them) they become one.
 */
export function mergeEdits(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (last && edit.start < last.end) {
      result[result.length - 1] = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text === '' ? edit.text : last.text,
      };
    } else {
      result.push(edit);
    }
  }
  return result;
}
