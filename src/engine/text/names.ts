import { isCapital } from './characters.ts';

/** Madame Simone AUBERTIN, Herrn Karl Weiß: whom a notice is about, on a line alone. */
const HONOURED =
  /^(?:M(?:adame|onsieur|ademoiselle|me|lle|rs?|s|iss)?|Herrn?|Frau|Don|Doña|D|Sra?|Dr|Prof|Sir|Lady|Rev)\.?ª?(?:\s+\p{Lu}[\p{L}.'’-]*){2,5}$/u;
const SURNAME_IN_CAPITALS = /^(?:\p{Lu}\p{Ll}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{Lu}'’-]{2,}$/u;
/** HERIBERTO BAHAMONDE CÁRCAMO: a headline as well, but for what stands before it. */
const NAME_IN_CAPITALS = /^\p{Lu}[\p{Lu}.'’-]+(?:\s+\p{Lu}[\p{Lu}.'’-]+){1,4}$/u;
const LONGEST_NAME_CHARS = 50;

/** Is it a person's name and nothing else, as notices of births, marriages and deaths set it in a line of its own? */
function isPersonAlone(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_NAME_CHARS || !isCapital(text, start)) return false;
  const piece = text.slice(start, end);
  return HONOURED.test(piece) || SURNAME_IN_CAPITALS.test(piece);
}

/** What a name stands behind: the death of, le décès de, Abschied von, la pérdida de. */
const TAKES_NAME = /(?:^|\s)(?:of|de|von|d['’]|del|from|para|für|um|señora?|don|doña)$/u;
const LONGEST_WORD = 8;
const LONGEST_NOTICE_LINE = 60;

/**
 * “… du décès de ¶ Madame Simone AUBERTIN ¶ née Collignon ¶ survenu …”: do two neighbouring blocks belong to a notice that sets a sentence in
 * lines, a name on one of its own?
 */
export function areLinesOfNotice(text: string, blocks: PlacedBlocks, head: number): boolean {
  const { starts, ends } = blocks;
  const isLine = (block: number): boolean =>
    block >= 0 && block < ends.length && ends[block]! - starts[block]! <= LONGEST_NOTICE_LINE;
  const isPerson = (block: number): boolean =>
    isLine(block) && isPersonAlone(text, starts[block]!, ends[block]!);
  if (isLine(head) && (isPerson(head) || isPerson(head - 1))) return true;
  const next = head + 1;
  if (!isLine(next) || !isCapital(text, starts[next]!)) return false;
  const isName = isPerson(next) || NAME_IN_CAPITALS.test(text.slice(starts[next], ends[next]));
  return (
    isName && TAKES_NAME.test(text.slice(Math.max(starts[head]!, ends[head]! - LONGEST_WORD), ends[head]))
  );
}

interface PlacedBlocks {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
