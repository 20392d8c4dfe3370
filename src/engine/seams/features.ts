/**
 * What is known of a seam, by name; absent is 0. Shape: how the pieces end, begin and stand on the page. Words: what they
 * say. `plain` in a name: counted only where the text before ends without punctuation.
 */
export const headShape = [
  'endsTerminal',
  'endsClosedTerminal',
  'endsClosed',
  'endsComma',
  'commaByHabit',
  'endsColon',
  'endsDash',
  'endsHyphen',
  'endsOpening',
  'endsPlain',
  'plainKeepsMarks',
  'plainSure',
  'plainWhereKept',
  'titleWhereKept',
  'plainBody',
  'bodyMissingMark',
  'plainShort',
  'plainVeryShort',
  'plainSpaced',
  'plainInnerMark',
  'innerMarkWhereLost',
  'openMark',
  'headIsBody',
  'plainSetAsBody',
  'plainSetAsTitle',
  'plainEchoed',
  'plainLeadIn',
  'headTitle',
  'headMarked',
  'headByline',
  'headOtherKind',
  'lastLineFull',
] as const;

export const headWords = [
  'endOdds',
  'endsLetter',
  'endsDigit',
  'headClause2',
  'headClause4',
  'headClause7',
  'headClause12',
  'headClauseOver20',
  'headAfterStop',
] as const;

export const tailShape = [
  'tailShort',
  'tailTitle',
  'tailMarked',
  'tailByline',
  'tailOtherKind',
  'tailBold',
  'tailIsBody',
] as const;

export const tailWords = [
  'startOdds',
  'beginsClosing',
  'beginsOpening',
  'beginsBracket',
  'beginsLowerCase',
  'beginsUpperCase',
  'beginsDigit',
  'tailClause2',
  'tailClause4',
  'tailClauseOver20',
  'tailStops',
  'tailPauses',
  'tailColon',
] as const;

/** How little of the text before, and after, looks like words, in Latin script: see legibility.ts. */
export const illegible = ['headIllegible', 'tailIllegible'] as const;

/**
 * How the page sets either side of the break: see `Blocks.setInLines`, `Blocks.setFlush` and `listGoesOn` (`headItem`: an item behind
 * which it does not).
 */
export const setting = [
  'headInLines',
  'tailInLines',
  'tailFlush',
  'tailSpaced',
  'tailHeading',
  'tailCapitals',
  'tailNumbered',
  'headJoinsItems',
  'headItem',
] as const;

/**
 * Ends that no whole paragraph has, in Latin script: a word such as _the_ behind 40 characters or the abbreviation of a title
 * (_Dr._), and a comma behind 60, where the page keeps its marks.
 */
export const unfinished = ['functionWord', 'commaBody'] as const;

/**
 * In Latin script: how surely the page keeps its marks, of a text behind another that has the end of a sentence within it and none at its
 * own end. Not weighed by itself: see `nextStop`.
 */
export const bodyOfText = ['bodyWhereKept'] as const;

/**
 * A small letter behind a bracket or quotation that has no full stop, and behind a semicolon that ends no item of a list, in Latin
 * script: as far as it is a small letter.
 */
export const smallBehind = ['smallBehindClosed', 'smallBehindSemicolon'] as const;

/** Does the text after begin with a mark that stands behind words, as a comma does? See `beginsWithMark`. */
export const behindWords = ['beginsMark'] as const;

/** Of the text before, by the model of breaks, whatever follows: see `HeadReading.breaksOff`. */
export const breakingOff = ['breaksOff'] as const;

/** Of the text after, by the model of starts: see `TailReading.midSentence`. */
export const startingOff = ['midSentence'] as const;

/** Of the two together; where a sentence is cut, the two pieces of a clause make one clause. */
export const pairWords = [
  'clause10',
  'clause16',
  'clause24',
  'clauseOver35',
  'follow',
  'followNone',
  'readsOn',
  'wordAcross',
  'numberAcross',
  'lettersAcross',
  'elsewhere',
  'closesAcross',
  'scriptsDiffer',
] as const;

/**
 * Where the page keeps its marks. `nextStop`: the text after ends with its full stop, and stands right behind the text before.
 * `caselessNextStop`: the same, of scripts without capitals. `titleBehindText`: the text after looks like a title, behind a text of 40 Han characters or more; less behind a shorter one.
 */
export const whereMarksAreKept = ['nextStop', 'caselessNextStop', 'titleBehindText'] as const;

/** Is one of the two set apart, as in italics, and the other not? */
export const setApart = ['setOtherwise'] as const;

/** Where a Latin-script text after begins with a capital: does it because of the word, or because a sentence starts? */
export const capitals = ['capitalWithin', 'smallElsewhere'] as const;

/** Does the text after take up the text before, were that broken off? See `Reading.rest`. */
export const takingUp = ['takesUp'] as const;

/**
 * The words on both sides, weighed: see `ScriptWeights.flow`. The same as far as the page keeps its marks, where they need not tell alone;
 * and as far as what follows takes up the text before there: if it flows into that, it is no title.
 */
export const wordsTogether = ['flow', 'flowWhereKept', 'flowEchoed'] as const;

export type FeatureName =
  | (typeof headShape)[number]
  | (typeof headWords)[number]
  | (typeof tailShape)[number]
  | (typeof tailWords)[number]
  | (typeof illegible)[number]
  | (typeof setting)[number]
  | (typeof unfinished)[number]
  | (typeof bodyOfText)[number]
  | (typeof smallBehind)[number]
  | (typeof behindWords)[number]
  | (typeof breakingOff)[number]
  | (typeof startingOff)[number]
  | (typeof pairWords)[number]
  | (typeof whereMarksAreKept)[number]
  | (typeof setApart)[number]
  | (typeof capitals)[number]
  | (typeof takingUp)[number]
  | (typeof wordsTogether)[number];

export type Features = Partial<Record<FeatureName, number>>;
