import { wordAfter } from '../language/latin-statistics.ts';
import { isCapital, isLetter } from '../text/characters.ts';
import type { Head, SeamSource, Tail } from './seam-sides.ts';

/** Set by hand: of a capital behind a hyphen the labelled pages show next to nothing. */
export const COMPOUND_ODDS = 2.5;
/** Log-odds by which a sentence is likelier to begin with a word than it is to stand elsewhere. */
const BEGINS_SENTENCES_FROM = 1;

/** Capitals that begin sentences, and are no names. Shorter ones hardly ever are. */
const BEGIN_SENTENCES = new Set(
  (
    'this that they there these those when with what while from after before then here some many other his her their our ' +
    'dies diese dieser dieses eine einen einer eines auch nach aber wenn sein seine ihre doch denn dann dort hier nicht noch ' +
    'dans pour cette mais avec après selon leur leurs elle elles nous vous depuis comme pero para este esta estos estas como ' +
    'desde según sobre entre cuando aunque también'
  ).split(' '),
);
const SHORTEST_NAME = 4;

/**
 * Jean- ¶ Pierre, FDP- ¶ Chef, mid- ¶ November: a hyphen ends no paragraph, and a capital behind it is that of a name or a
 * German noun, unless sentences like to begin with the word.
 */
export function isCompoundAcross({ text, blocks, latin }: SeamSource, head: Head, tail: Tail): boolean {
  if (!'-‐'.includes(text[head.end - 1] ?? ' ') || !isLetter(text.charCodeAt(head.end - 2))) return false;
  if (!isCapital(text, tail.start) || tail.block < 0 || blocks.kind(tail.block) !== 'paragraph') return false;
  const word = wordAfter(text, tail.start);
  return (
    word.length >= SHORTEST_NAME && !BEGIN_SENTENCES.has(word) && latin.start(word) < BEGINS_SENTENCES_FROM
  );
}
