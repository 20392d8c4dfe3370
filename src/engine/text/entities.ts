/** A character that HTML names (`&ldquo;`, `&#233;`), as programs leave it that take text out of pages of the web. */
export interface Entity {
  /** Offset of its `&`. */
  readonly start: number;
  /** Offset of its `;`. */
  readonly last: number;
  /** One UTF-16 unit. */
  readonly character: string;
}

const ENTITY = /&(?:#(?<decimal>\d{2,5})|#x(?<hex>[\da-f]{2,4})|(?<name>[a-z]{2,6}));/giu;

/** Marks and letters of HTML 4. `&lt;` and `&gt;` are not among them: what they enclose is text, and no tag. */
const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bdquo: '„',
  sbquo: '‚',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  iexcl: '¡',
  iquest: '¿',
  deg: '°',
  euro: '€',
  pound: '£',
  sect: '§',
  para: '¶',
  copy: '©',
  reg: '®',
  times: '×',
  ordm: 'º',
  ordf: 'ª',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  shy: '\u00ad',
};

const ACCENTED = /^([a-z])(grave|acute|circ|tilde|uml|ring|cedil|caron)$/iu;
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
};

/** White space is read as such where it stands (markup.ts), and so are tags; others are no characters of a text. */
const NO_CHARACTER = /[\s\p{C}<>]/u;

/** In reading order. White space is not among them. */
export function entitiesIn(text: string): readonly Entity[] {
  if (!text.includes('&')) return [];
  return Array.from(text.matchAll(ENTITY)).flatMap(({ 0: written, index, groups }) => {
    const { decimal, hex, name } = groups!;
    const character = name === undefined ? numbered(decimal, hex) : named(name);
    if (character?.length !== 1 || (character !== NAMED['shy'] && NO_CHARACTER.test(character))) return [];
    return [{ start: index, last: index + written.length - 1, character }];
  });
}

function numbered(decimal: string | undefined, hex: string | undefined): string {
  return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal));
}

function named(name: string): string | undefined {
  const [, letter, accent] = ACCENTED.exec(name) ?? [];
  if (letter !== undefined) return (letter + ACCENTS[accent!.toLowerCase()]!).normalize('NFC');
  return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
}
