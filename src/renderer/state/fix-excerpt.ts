import { applyEdits } from '../../engine/edits.ts';
import type { Edit, Range } from '../../engine/index.ts';

/** What a fix changed, with as much of the page around it as shows where it was. */
export interface FixExcerpt {
  readonly before: string;
  readonly after: string;
}

const contextChars = 24;
/** A moved passage is read whole, with both places that it was moved between, when these are no farther apart. */
const togetherChars = 300;

interface Place extends Range {
  readonly edits: Edit[];
}

/** Edits close to each other are shown as one piece of text. */
function placesOf(length: number, edits: readonly Edit[]): readonly Place[] {
  const places: Place[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(0, edit.start - contextChars);
    const end = Math.min(length, edit.end + contextChars);
    const last = places.at(-1);
    if (last === undefined || start > last.end + togetherChars) places.push({ start, end, edits: [edit] });
    else places[places.length - 1] = { start: last.start, end, edits: [...last.edits, edit] };
  }
  return places;
}

const brokenStart = /^(?:[\udc00-\udfff]|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}'’]+)/u;
const brokenEnd = /(?:[\ud800-\udbff]|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}'’]+)$/u;

/** What is cut off in the middle of a page begins and ends with a whole word, and says that it goes on. */
const cutStart = (text: string): string => `…${text.replace(brokenStart, '').trimStart()}`;
const cutEnd = (text: string): string => `${text.replace(brokenEnd, '').trimEnd()}…`;

/**
 * @param slice the text of the page between two offsets, before the fix
 * @param length of the page
 */
export function fixExcerpt(
  slice: (range: Range) => string,
  length: number,
  edits: readonly Edit[],
): FixExcerpt {
  const befores: string[] = [];
  const afters: string[] = [];
  for (const place of placesOf(length, edits)) {
    const first = place.edits[0]!.start;
    const last = Math.max(...place.edits.map(({ end }) => end));
    const lead = slice({ start: place.start, end: first });
    const trail = slice({ start: last, end: place.end });
    const head = place.start === 0 ? lead : cutStart(lead);
    const tail = place.end === length ? trail : cutEnd(trail);
    const changed = slice({ start: first, end: last });
    const moved = place.edits.map(({ start, end, text }) => ({
      start: start - first,
      end: end - first,
      text,
    }));
    befores.push(head + changed + tail);
    afters.push(head + applyEdits(changed, moved) + tail);
  }
  return { before: befores.join('\n'), after: afters.join('\n') };
}
