/** Madame Simone AUBERTIN, Herrn Karl Weiß: whom a notice is about, on a line alone. */
const HONOURED =
  /^(?:M(?:adame|onsieur|ademoiselle|me|lle|rs?|s|iss)?|Herrn?|Frau|Don|Doña|D|Sra?|Dr|Prof|Sir|Lady|Rev)\.?ª?(?:\s+\p{Lu}[\p{L}.'’-]*){2,5}$/u;
const SURNAME_IN_CAPITALS = /^(?:\p{Lu}\p{Ll}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{Lu}'’-]{2,}$/u;
/** HERIBERTO BAHAMONDE CÁRCAMO: a headline as well, but for what stands before it. */
const NAME_IN_CAPITALS = /^\p{Lu}[\p{Lu}.'’-]+(?:\s+\p{Lu}[\p{Lu}.'’-]+){1,4}$/u;
const LONGEST_NAME_CHARS = 50;

/** Is it a person's name and nothing else, as notices of births, marriages and deaths set it in a line of its own? */
function isPersonAlone(piece: string): boolean {
  return piece.length <= LONGEST_NAME_CHARS && (HONOURED.test(piece) || SURNAME_IN_CAPITALS.test(piece));
}

/** What a name stands behind: the death of, le décès de, Abschied von, la pérdida de. */
const TAKES_NAME = /(?:^|\s)(?:of|de|von|d['’]|del|from|para|für|um|señora?|don|doña)$/u;
const LONGEST_NOTICE_LINE = 60;

/**
 * “… du décès de ¶ Madame Simone AUBERTIN ¶ née Collignon ¶ survenu …”: do two neighbouring blocks belong to a notice that sets a sentence in
 * lines, a name on one of its own?
 */
export function areLinesOfNotice(text: string, { starts, ends }: PlacedBlocks, head: number): boolean {
  const lineAt = (block: number): string =>
    block >= 0 && ends[block]! - starts[block]! <= LONGEST_NOTICE_LINE
      ? text.slice(starts[block], ends[block])
      : '';
  if (isPersonAlone(lineAt(head))) return true;
  if (lineAt(head) !== '' && isPersonAlone(lineAt(head - 1))) return true;
  const end = ends[head]!;
  const next = lineAt(head + 1);
  return (
    (isPersonAlone(next) || NAME_IN_CAPITALS.test(next)) &&
    TAKES_NAME.test(text.slice(Math.max(0, end - 8), end))
  );
}

interface PlacedBlocks {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
