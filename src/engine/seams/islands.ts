import { logOddsOf } from '../evidence.ts';
import type { Range } from '../range.ts';
import { islandWeights } from './island-weights.table.ts';
import type { HeadReading, TailReading } from './readings.ts';
import type { SeamSource } from './seam-sides.ts';
import { endsInFunctionWord } from './function-words.ts';
import { MONTH, MONTH_AT_START } from './divided-number.ts';
import { bounded } from './word-features.ts';

/**
 * `before`, `after`, `without`: how text reads by the model of breaks, from the text before into the piece, from the piece into the
 * text after, and from the one to the other without it; log-odds of a cut. `behindMark`: the text after begins with a comma, which
 * says nothing of the piece; `after` is 0 then. `named`: the piece is a title in 《》, whole. `cannotFollow`: the text after cannot stand
 * right behind the text before (_the_ ¶ … ¶ _and_). `long`: how long the piece is, 1 at most.
 */
export const islandFeatures = [
  'before',
  'after',
  'without',
  'behindMark',
  'named',
  'cannotFollow',
  'long',
] as const;
export type IslandFeature = (typeof islandFeatures)[number];

/** A piece of text between two breaks, and what it is read with. */
export interface Island {
  readonly head: HeadReading;
  readonly piece: { readonly range: Range; readonly start: TailReading; readonly end: HeadReading };
  readonly tail: TailReading;
}

/** Longer ones are paragraphs, in columns. */
export const LONGEST_ISLAND_COLUMNS = 60;

export function islandFeaturesOf(
  source: SeamSource,
  { head, piece, tail }: Island,
): Readonly<Record<IslandFeature, number>> {
  const { text } = source;
  const { end, floor, wide } = head.head;
  const { start, end: pieceEnd } = piece.range;
  const across = (one: HeadReading, other: TailReading): number => {
    if (!wide) return bounded(source.latinBreaks().cut(one.atLatinBreak, other.atLatinBreak));
    const breaks = source.breaks();
    breaks.judge(one.atBreak, other.atBreak);
    return bounded(breaks.cut);
  };
  const first = tail.tail.start;
  const behindMark = ',，、；;'.includes(text[first]!) ? 1 : 0;
  const cannotFollow =
    !wide &&
    endsInFunctionWord(text, floor, end) &&
    NEVER_BEHIND.test(text.slice(first, first + LONGEST_WORD));
  return {
    before: across(head, piece.start),
    after: behindMark === 1 ? 0 : across(piece.end, tail),
    without: behindMark === 1 ? 0 : across(head, tail),
    behindMark,
    named: text[start] === '《' && text[pieceEnd - 1] === '》' ? 1 : 0,
    cannotFollow: cannotFollow ? 1 : 0,
    long: Math.min(1, (pieceEnd - start) / (wide ? LONGEST_ISLAND_COLUMNS / 2 : LONGEST_ISLAND_COLUMNS)),
  };
}

/** What does not stand behind an article or a preposition: verbs that help, conjunctions and prepositions. */
const NEVER_BEHIND =
  /^(?:and|or|but|of|is|are|was|were|has|have|had|will|would|could|should|may|might|can|does|did|said|says|in|on|at|for|from|by|with|to|which|who|und|oder|aber|ist|sind|war|waren|hat|haben|hatte|wird|werden|wurde|kann|soll|in|auf|mit|von|zu|et|ou|mais|est|sont|était|a|ont|avait|de|à|dans|sur|pour|par|qui|que|y|o|pero|es|son|era|ha|han|había|en|con|por|para|que)(?!\p{L})/u;
const LONGEST_WORD = 12;

/** Log-odds of a piece that something else than its words tells to be of the sentence, or not to be. */
const CERTAIN = 4;

/** 70.5, 1,200, 25%, £4: no page has such a number. */
const AMOUNT = /^(?:[£$€¥]\s?\d[\d.,]*|\d+(?:[.,]\d+)+|\d[\d.,]*\s?[%％])$/u;
const NUMBER = /^\d{1,4}$/u;
/** Pages have such numbers; one stands there where either side asks for a number only. */
const PAGES_BELOW = 200;
/** What is counted, behind a number in Chinese. */
const COUNTED_IN_HAN =
  /^(?:[年月日号號时時分秒天元万萬亿億千百个個名人岁歲%％倍吨噸米公里层層楼辆輛件起次例处處家届屆场場户戶套種种项項位架艘度多余餘点點幢栋棟只隻条條张張台臺部篇本份枚颗顆头頭匹對对双雙组組队隊班级級所间間支股笔筆批期分轮輪局平]|小[时時]|[单單]元|方面|[到至](?=\d))/u;
/** … and in Latin script: units, what is counted in hundreds of articles, months, the other end of a range. */
const COUNTED = new RegExp(
  String.raw`^(?:%|(?:per ?cent|million|billion|years?|months?|weeks?|days?|hours?|minutes?|seconds?|people|men|women|children|miles?|metres?|kilomet\p{L}*|[kcm]?m|kg|pounds|pence|dollars|euros?|francs?|Prozent|Millionen|Milliarden|Jahren?|Monaten?|Wochen|Tagen?|Stunden|Minuten|Menschen|Personen|Mark|pour cent|millions?|milliards?|ans|mois|semaines?|jours|heures|personnes|mètres|por ciento|millones|años|meses|semanas|días|horas|personas|(?:of |de )?${MONTH})(?!\p{L})|(?:and|to|or|und|bis|oder|et|à|ou|y|a|o)\s\d)`,
  'u',
);
/** What a number follows in Chinese: 每天平均有, 7月, 突破. */
const BEFORE_NUMBER_IN_HAN = /[月年第约約近达達超过過共有为為仅僅破至到每前逾均]$/u;
/** What a number follows that is no page's. */
const BEFORE_NUMBER =
  /\s(?:about|around|than|least|nearly|almost|roughly|only|some|another|rund|etwa|fast|mindestens|knapp|ungefähr|quelque|environ|près de|plus de|moins de|casi|unos|unas|más de)$/iu;
/** No scrap of a picture or a rule. */
const WORDS = /^(?=.*\p{L}.*\p{L})[\p{L}\p{N}《》“”‘’"'「」『』·&.,，、 -]+$/u;
/** Advertisement, Anzeige: what programs and papers set between the halves of a sentence. */
const LABEL =
  /^(?:(?:advertise|sponsor|promot|anzeige|werbung|reklame|publi|anunci|annonce|photo|foto|image|video)\p{L}*|[广廣]告)$/iu;

/** No way back, as subheadings are written: with a capital as no name is, and other words in small letters. */
const AS_SENTENCE =
  /^\p{Lu}[\p{L}’'-]*(?:[\s-]\p{L}[\p{L}’'-]*)*?\s(?!(?:of|the|and|for|de|du|la|le|les|des|et|del|y|von|der|und|van|den|da|di|al|bin)\s)\p{Ll}/u;

/** Is it set as no words within a sentence are: a label, all in capitals, or a sentence's beginning? */
function isSetApart(words: string): boolean {
  if (LABEL.test(words) || AS_SENTENCE.test(words)) return true;
  return words === words.toUpperCase() && words !== words.toLowerCase();
}

/** A mark that stands behind words, alone on its line. */
const MARK = /^[，,、；;)）”」』]{1,2}$/u;

/** Is a line what never stands by itself on a page, but in tables? */
export function isMarkOrAmount(line: string): boolean {
  return MARK.test(line) || AMOUNT.test(line);
}

/** Papers have no page with such a number. */
const YEAR_CHARS = 4;
const LONGEST_BEFORE_NUMBER = 12;
const LONGEST_COUNTED = 16;

/** Does a text in Latin script begin with what is counted? German nouns have their capital there. */
export function beginsWithCounted(text: string, start: number): boolean {
  return COUNTED.test(text.slice(start, start + LONGEST_COUNTED));
}

/** Is a bare number one that the sentence has, and no page's? */
function isCounting(text: string, { head }: HeadReading, words: string, { tail }: TailReading): boolean {
  const { end, wide } = head;
  const before = text.slice(end - LONGEST_BEFORE_NUMBER, end);
  if (!wide) {
    if (words.length === YEAR_CHARS || BEFORE_NUMBER.test(before)) return true;
    const isDay =
      Number(words) <= DAYS && MONTH_AT_START.test(text.slice(tail.start, tail.start + LONGEST_COUNTED));
    return isDay || (Number(words) >= PAGES_BELOW && beginsWithCounted(text, tail.start));
  }
  if (!COUNTED_IN_HAN.test(text.slice(tail.start, tail.start + LONGEST_COUNTED))) return false;
  return Number(words) >= PAGES_BELOW || BEFORE_NUMBER_IN_HAN.test(before);
}

const DAYS = 31;

/** Log-odds that a piece stands within the sentence that is cut on either side of it, rather than that something else stands between its halves. */
export function islandOdds(source: SeamSource, island: Island): number {
  const { text } = source;
  const { head, piece, tail } = island;
  const { wide } = head.head;
  if (wide !== tail.tail.wide) return -CERTAIN;
  const words = text.slice(piece.range.start, piece.range.end).replace(/(?<=\d)[,，、]$/u, '');
  if (isMarkOrAmount(words)) return CERTAIN;
  if (NUMBER.test(words)) return isCounting(text, head, words, tail) ? CERTAIN : -CERTAIN;
  if (!WORDS.test(words) || isSetApart(words)) return -CERTAIN;
  return logOddsOf(islandWeights[head.script], islandFeaturesOf(source, island));
}
