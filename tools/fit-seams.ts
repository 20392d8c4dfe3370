/**
 * Refits src/engine/seams/weights.table.ts from labelled pages.
 *
 *   npx tsx tools/fit-seams.ts WORDS.txt CORPUS_DIRECTORY PAGES.jsonl[.gz]… [--write] [--worst N]
 *
 * CORPUS_DIRECTORY has zh/*.txt and latin/*.txt. PAGES are labelled ones and, so that every newspaper of the corpus is
 * heard, pages made of it (tools/make-pages.ts; 100 of each). Pages may quote the corpus, so the statistics that a seam is judged by
 * are learned without the corpus file its text comes from. Fitted on odd pages and judged on even ones; --write fits
 * on all.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readHanTable, type HanStatistics } from '../src/engine/language/han-statistics.ts';
import { readLatinTable, type LatinStatistics } from '../src/engine/language/latin-statistics.ts';
import {
  breakingOff,
  capitals,
  headShape,
  headWords,
  pairWords,
  tailShape,
  tailWords,
  takingUp,
  startingOff,
  wordsTogether,
  type FeatureName,
  type Features,
} from '../src/engine/seams/features.ts';
import { shippedHanWords } from '../src/engine/language/shipped.ts';
import type { BreakModel } from '../src/engine/seams/break-model.ts';
import type { LatinBreakModel } from '../src/engine/seams/latin-break-model.ts';
import type { StartModel } from '../src/engine/seams/start-model.ts';
import { bothOdds } from '../src/engine/seams/model.ts';
import { weighed, type SeamWeights } from '../src/engine/seams/readings.ts';
import type { ScriptWeights, Weights } from '../src/engine/seams/weights.ts';
import { fitLogistic } from './fitting/logistic.ts';
import { collectSeams, type LabelledSeam } from './fitting/labelled-seams.ts';
import { readArticles } from './learning/corpus.ts';
import { learnHan, readWordList } from './learning/han.ts';
import { learnLatin } from './learning/latin.ts';
import { latinBreakExamplesOf, learnLatinBreakModel } from './learning/latin-breaks.ts';
import { breakExamplesOf, learnBreakModel } from './learning/breaks.ts';
import { learnStartModel, startExamplesOf } from './learning/starts.ts';
import { syntheticPages } from './fitting/synthetic-pages.ts';
import { readPages } from './scoring/pages.ts';

const RIDGE = 0.3;
/** The first round of synthetic pages is clean, the others are noisy: there the words must decide, and need examples. */
const SYNTHETIC_ROUNDS = 5;

/**
 * On a page that keeps its marks, a cut that is missed is worse than a false one; where marks are lost, the reverse.
 * More so in Chinese, where no capital letter tells the rest of a cut sentence from a new one; less so for one side
 * alone: whether text is open or headless is asked in search of tails that stand elsewhere.
 */
const CLEAN_CUT_WEIGHTS = {
  joins: { han: 2.6, latin: 2.5 },
  takesUp: { han: 3.5, latin: 2.5 },
} as const;
const CLEAN_SIDE_WEIGHT = 2.5;
/**
 * Added where a page surely keeps its marks: what still looks like a false cut there is one in the newspaper itself, on
 * labelled pages and on others (made of papers that were not fitted on).
 */
const SURE_PAGE_BONUS = { han: 0.6, latin: 0 } as const;
/**
 * A word of the list that stands across a Chinese break, in `flow` and `takesUp`. Set by hand: with what was fitted one
 * cut in a hundred fewer was found on noisy pages.
 */
const WORD_ACROSS = 2.2;
/** Where paragraphs end with commas a comma says nothing of a cut; no labelled page is set so. */
const COMMA_BY_HABIT = -5;
/**
 * Log-odds of a cut behind a comma in Chinese, the words not asked. Set by hand: text of the web, which the made pages
 * are of, ends paragraphs with commas that no newspaper would print.
 */
const BEHIND_COMMA = 1.5;

/**
 * Of all that does not look like words at a seam in Latin script: no labelled page has text so badly read, so it cannot be
 * fitted. On real pages of the worst kind nearly all flags from a value of 0.15 on were wrong, at log-odds of up to five.
 */
const ILLEGIBLE = -12;

/**
 * Of a line that is one of several, on either side of a break: no labelled page has a poem or a list of small
 * advertisements with a cut in it. Lines of verse looked like cuts at log-odds of up to three; a cut in a list that
 * nothing speaks against is still told.
 */
const IN_LINES = -3.5;

/** Of a line of a headline or an advertisement; labelled pages have none behind what breaks off. */
const SPACED_LINE = -3;

/**
 * Of a Chinese heading of six characters at most (讣告, 读者信箱): no cut on labelled pages has so short a rest, nor do headings stand there
 * behind text that has lost its full stop, and they were joined with it at up to 0.97.
 */
const HEADING = -5;

/** Of words in capitals, as headings and first words of articles are set; labelled pages have hardly any. */
const CAPITALS = -3;

/** Of a note in italics before or behind plain text: a cut leaves both halves so, or the marks open. No labelled page has one. */
const SET_OTHERWISE = -2.5;

/**
 * Of a comma or a semicolon that the text after begins with, in Chinese of a colon or a full stop, too (`beginsWithMark`): none of 7,559
 * paragraphs of news begins so, and labelled pages are cut between words. Of cuts right before such a mark, put into pages without a defect,
 * 132 instead of 111 of 132 are told in Chinese and on noisy pages 61 instead of 14 of 65, before commas in Latin script 54 instead of 3 of 57 and
 * 27 instead of none of 32.
 */
const BEGINS_WITH_MARK = {
  han: { joins: 6, takesUp: 4, headless: 4 },
  latin: { joins: 9, takesUp: 6, headless: 4 },
} as const;

/**
 * Of an opening mark that the text before ends with, where it is none that closes („…“) or was misread: no paragraph of news ends so. Of cuts
 * right behind “, 《 and （ in pages without a defect, 302 of 323 are told in Chinese, it was none; of those behind a bracket in Latin script 69
 * instead of 20 of 73.
 */
const ENDS_OPENING = { joins: 9, open: 7 } as const;

/**
 * Of two neighbours in Latin script on a page that keeps its marks, the first without its full stop and the second with it. Labelled pages are cut before small
 * letters, which tell by themselves. Of cuts before numbers and capitals there, 14 instead of 29 of 58 and 11 instead of 19 of 58 are missed, before
 * amounts 7 instead of 15 of 38, before quotation marks 18 instead of 37 of 50. Of 2,190 paragraphs of news 16 have no mark, seven of them standfirsts, which no
 * text stands before.
 */
const LATIN_NEXT_STOP = { joins: 2.5, takesUp: 1.5 } as const;

/**
 * The same in scripts without capitals (Hangul, Arabic, Hebrew, Devanagari), of which no page is labelled: neither a small letter nor a word tells there, so
 * the lacking full stop must. Of 36 cuts in two
 * short articles of ours (Korean, Arabic) 21 are told, none before; in place of the others a title could stand, or nothing stands before them.
 */
const CASELESS_NEXT_STOP = { joins: 7, takesUp: 1.5 } as const;

/** Of an item's number at the start: `；和` or `and` behind the item before joins the items, not their text. */
const NUMBERED = -6;
/** Nor does that text stand anywhere else, however sure the word is that something follows. */
const JOINS_ITEMS = -8;
/**
 * A list's last item, and a lone one, lacks its full stop where others have theirs more often than a paragraph does. No labelled page has
 * such lists; of 77 cuts put into items of Chinese pages 64 are told with it, and 72 without, of 60 last items without a stop 6 and 19. In
 * Latin script a small letter tells: 58 of 58 cuts and one of 60 last items, with it and without.
 */
const LAST_ITEM = { han: -2.5, latin: -1 } as const;

/**
 * What Latin words say of a break together (`LatinBreakModel`), in `flow`, on top of what the last and the first one say by
 * themselves. Set by hand, below what a fit of all gives (0.4): fitted together, the others change so much that displaced text was
 * given to a line of an advertisement. With 0.35 one more cut was found on labelled pages of newspapers left out, and on pages
 * that hardly can be read a third more flags, half of them wrong.
 */
const LATIN_READS_ON = 0.25;

/**
 * Of lines that look like titles where the page keeps its marks, and of lines with a comma in them where it does not, in Chinese. With the
 * fitted weights (0 and −1.2) subheadings of web articles were joined with their text, and more cuts were lost on noisy pages than alarms.
 */
const TITLE_WHERE_KEPT = -0.37;
const INNER_MARK_WHERE_LOST = -0.3;

/** Latin sentences that break off behind a dash (the first in years — ¶ will be): nothing made is cut there. */
const BEHIND_DASH = 3;

/**
 * Of a paragraph that is not indented where the others are: labelled pages indent the rests of cut sentences, too, as
 * extraction from columns does not. A reader takes it for the rest of the paragraph before unless that has ended.
 */
const FLUSH = 2;

/**
 * In Latin script cuts of labelled and made pages stand between small letters, all but a few. Columns break before capitals, quotation marks,
 * brackets and numbers as often as text has them. Counted in the news corpus, 2,813 paragraphs of 60 characters or more and 151,000 places
 * within: no paragraph ends with a comma and one with a word such as _the_ (`function-words.ts`), of the places 5 and 35 in a hundred do; where
 * the text before has no mark, 55 paragraphs have a capital behind them, one a quotation mark and none a bracket, of the places 7, 0.5 and 0.3
 * in a hundred. So an opening mark is no rarer a cut's start than a capital; what the words say is as before.
 */
const UNFINISHED = {
  joins: { functionWord: 3, commaBody: 1.5 },
  takesUp: { functionWord: 2, commaBody: 0.6 },
  open: { functionWord: 2, commaBody: 1 },
} as const;
/**
 * A small letter goes on with a quotation or a bracket that has no full stop, and with a semicolon, where no list is: labelled pages
 * have two such cuts and no such whole seam. Of 87 cuts put behind brackets there 76 were told, of 35 behind semicolons none.
 */
const SMALL_BEHIND = { smallBehindClosed: 3, smallBehindSemicolon: 4 } as const;
const LATIN_OPENING_MARKS = {
  flow: { beginsOpening: -0.68 },
  joins: { beginsOpening: 1.31, beginsBracket: 3.2 },
  takesUp: { beginsOpening: -1.5, beginsBracket: 1.5 },
} as const;

/**
 * Of a note in brackets, with text behind it (（2月2日）发布): of 4,207 paragraphs of news one begins so, of 450,000 places within 622 stand before one.
 * Where the text before breaks off it may still be another's.
 */
const NOTE_BEGINS = { joins: 1.8, takesUp: 0.5 } as const;

/**
 * In Chinese, too, labelled and made pages are cut between characters alone. Of 3,236 paragraphs of news of 40 characters or more, 34
 * without a mark at their end have a character behind them, one a quotation mark and none a bracket or the name of a work; of places within
 * 87, 0.4 and 0.2 in a hundred. What was fitted (−0.95, −1.92 and −2.74) spoke twice against what was cut before such a mark.
 */
const HAN_OPENING_MARKS = {
  flow: { beginsOpening: -0.5 },
  joins: { beginsOpening: -0.9, beginsBracket: NOTE_BEGINS.joins },
  takesUp: { beginsOpening: -1.2, beginsBracket: NOTE_BEGINS.takesUp },
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, worst: { type: 'string', default: '0' } },
});
const [wordsPath, corpusPath, ...pagePaths] = positionals;
if (wordsPath === undefined || corpusPath === undefined || pagePaths.length === 0) {
  console.error('which files? npx tsx tools/fit-seams.ts WORDS.txt CORPUS_DIRECTORY PAGES.jsonl…');
  process.exit(2);
}

const words = readWordList(readFileSync(wordsPath, 'utf8'));
const articlesOf = (folder: string): Map<string, string[]> =>
  new Map(
    readdirSync(join(corpusPath, folder))
      .toSorted()
      .map((file) => [file, readArticles(join(corpusPath, folder, file))]),
  );
const hanArticles = articlesOf('zh');
const latinArticles = articlesOf('latin');
const without = (all: ReadonlyMap<string, string[]>, file: string): string[] =>
  [...all].flatMap(([name, articles]) => (name === file ? [] : articles));
const han = new Map<string, HanStatistics>();
const latin = new Map<string, LatinStatistics>();
for (const file of [...hanArticles.keys(), ''])
  han.set(file, readHanTable(learnHan(without(hanArticles, file), words)));
const latinBreaks = new Map<string, LatinBreakModel>();
for (const file of [...latinArticles.keys(), '']) {
  const others = without(latinArticles, file);
  latin.set(file, readLatinTable(learnLatin(others)));
  latinBreaks.set(file, learnLatinBreakModel(latinBreakExamplesOf(others)));
}

const hanWords = shippedHanWords();
const breaks = new Map<string, BreakModel>();
const breakExamples = new Map(
  [...hanArticles].map(([file, articles]) => [file, breakExamplesOf(articles, hanWords)]),
);
const starts = new Map<string, StartModel>();
const startExamples = new Map(
  [...hanArticles].map(([file, articles]) => [file, startExamplesOf(articles, hanWords)]),
);
for (const file of [...hanArticles.keys(), '']) {
  const unseen = <T>(all: ReadonlyMap<string, readonly T[]>): T[] =>
    [...all].flatMap(([name, list]) => (name === file ? [] : list));
  breaks.set(file, learnBreakModel(unseen(breakExamples), hanWords));
  starts.set(file, learnStartModel(unseen(startExamples), hanWords));
}

const statistics = {
  articles: new Map([...hanArticles, ...latinArticles]),
  han,
  latin,
  breaks,
  starts,
  latinBreaks,
};

const scripts = ['han', 'latin'] as const;
const unfitted: ScriptWeights = {
  flow: { bias: 0 },
  joins: { bias: 0 },
  takesUp: { bias: 0 },
  open: { bias: 0 },
  headless: { bias: 0 },
};
/** What the words say comes first: how often a page loses its marks is judged by it. */
const withFlow = fitFlow(collectAll({ han: unfitted, latin: unfitted }));
const seams = collectAll(withFlow);
console.log(`${seams.length} seams, ${seams.filter((seam) => seam.joins).length} cuts`);

const questions = [
  {
    name: 'joins',
    features: [
      ...headShape,
      ...tailShape,
      ...wordsTogether,
      'beginsLowerCase',
      'beginsUpperCase',
      'beginsOpening',
      'beginsClosing',
      'closesAcross',
      'elsewhere',
      ...capitals,
      'readsOn',
      'headAfterStop',
      'headClause12',
      'titleBehindText',
    ],
    asked: (seam: LabelledSeam) => seam.joins || !seam.open,
    yes: (seam: LabelledSeam) => seam.joins,
  },
  {
    name: 'takesUp',
    features: [
      ...takingUp,
      ...tailShape,
      ...tailWords,
      'closesAcross',
      'elsewhere',
      ...capitals,
      'numberAcross',
      'wordAcross',
      'endsHyphen',
      'nextStop',
    ],
    asked: (seam: LabelledSeam) => seam.open,
    yes: (seam: LabelledSeam) => seam.joins,
  },
  {
    name: 'open',
    features: [...headShape, ...headWords, ...breakingOff],
    asked: () => true,
    yes: (seam: LabelledSeam) => seam.open,
  },
  {
    name: 'headless',
    features: [...tailShape, ...tailWords, ...startingOff],
    asked: () => true,
    yes: (seam: LabelledSeam) => seam.headless,
  },
] as const;
const fitted: Record<'han' | 'latin', ScriptWeights> = { ...withFlow };
for (const script of scripts) {
  const own = seams.filter((seam) => seam.script === script);
  let trial = withFlow[script];
  for (const { name, features, asked, yes } of questions) {
    const cleanWeight =
      name === 'joins' || name === 'takesUp' ? CLEAN_CUT_WEIGHTS[name][script] : CLEAN_SIDE_WEIGHT;
    const [odd, all] = [own.filter((seam) => seam.half === 'odd' && asked(seam)), own.filter(asked)];
    trial = { ...trial, [name]: fit(odd, features, yes, cleanWeight) };
    const weights = withHandSet(script, name, fit(all, features, yes, cleanWeight));
    const bonus = name === 'joins' ? SURE_PAGE_BONUS[script] : 0;
    fitted[script] = {
      ...fitted[script],
      [name]: bonus === 0 ? weights : { ...weights, plainSure: (weights.plainSure ?? 0) + bonus },
    };
  }
  const even = own.filter((seam) => seam.half === 'even');
  judge(
    `${script} cuts`,
    even,
    (seam) => cutOdds(trial, seam),
    (seam) => seam.joins,
    true,
  );
  for (const { name, yes } of questions.slice(2))
    judge(`${script} ${name}`, even, (seam) => oddsOf(trial[name], seam.features), yes, false);
}
if (values.write) writeWeights();

function collectAll(weights: SeamWeights): LabelledSeam[] {
  const all: LabelledSeam[] = [];
  for (const [file, articles] of statistics.articles)
    for (let round = 0; round < SYNTHETIC_ROUNDS; round++)
      for (const page of syntheticPages(file, articles, round, round > 0)) {
        const where = { half: 'odd', pages: 'synthetic', noisy: page.noisy } as const;
        all.push(...collectSeams(page, where, statistics, weights));
      }
  for (const path of pagePaths) {
    const pages = basename(path);
    readPages(path, { limit: 0, half: 'all' }).forEach((page, index) => {
      const half = index % 2 === 1 ? 'odd' : 'even';
      all.push(...collectSeams(page, { half, pages, noisy: /ocr/u.test(pages) }, statistics, weights));
    });
  }
  return all;
}

/** Between whole paragraphs of noisy pages, where the words alone must decide; cuts and ends weigh alike. */
function fitFlow(all: readonly LabelledSeam[]): SeamWeights {
  const weightsOf = (script: 'han' | 'latin'): ScriptWeights => {
    const own = all.filter(
      ({ features, noisy, half, ...seam }) =>
        seam.script === script &&
        noisy &&
        half === 'odd' &&
        features.plainBody === 1 &&
        isBetweenParagraphs(features),
    );
    const cuts = own.filter((seam) => seam.joins).length;
    const examples = own.map((seam) => ({
      features: seam.features as Record<string, number>,
      yes: seam.joins,
      weight: seam.joins ? (own.length - cuts) / cuts : 1,
    }));
    const flow = fitLogistic(examples, usedOf(own, [...headWords, ...tailWords, ...pairWords]), RIDGE * 10);
    return { ...unfitted, flow: withHandSet(script, 'flow', flow as unknown as Weights) };
  };
  return { han: weightsOf('han'), latin: weightsOf('latin') };
}

function withHandSet(script: 'han' | 'latin', question: string, fitted: Weights): Weights {
  if (question === 'flow')
    return script === 'latin'
      ? { ...fitted, readsOn: LATIN_READS_ON, ...LATIN_OPENING_MARKS.flow }
      : withWordAcross(script, { ...fitted, ...HAN_OPENING_MARKS.flow });
  if (question === 'takesUp')
    return withWordAcross(script, {
      ...fitted,
      tailFlush: FLUSH,
      tailSpaced: SPACED_LINE,
      tailHeading: HEADING,
      tailCapitals: CAPITALS,
      tailNumbered: NUMBERED,
      setOtherwise: SET_OTHERWISE,
      beginsMark: BEGINS_WITH_MARK[script].takesUp,
      ...(script === 'latin'
        ? {
            ...UNFINISHED.takesUp,
            ...LATIN_OPENING_MARKS.takesUp,
            nextStop: LATIN_NEXT_STOP.takesUp,
            caselessNextStop: CASELESS_NEXT_STOP.takesUp,
          }
        : HAN_OPENING_MARKS.takesUp),
    });
  const [asksHead, asksTail] = [question !== 'headless', question !== 'open'];
  const weights: Weights = {
    ...fitted,
    ...(question === 'joins' ? { setOtherwise: SET_OTHERWISE } : {}),
    ...(question === 'joins' || question === 'headless'
      ? { beginsMark: BEGINS_WITH_MARK[script][question] }
      : {}),
    ...(question === 'joins' || question === 'open' ? { endsOpening: ENDS_OPENING[question] } : {}),
    ...(asksHead ? { headInLines: IN_LINES, headJoinsItems: JOINS_ITEMS, headItem: LAST_ITEM[script] } : {}),
    ...(asksTail
      ? {
          tailInLines: IN_LINES,
          tailFlush: FLUSH,
          tailSpaced: SPACED_LINE,
          tailHeading: HEADING,
          tailCapitals: CAPITALS,
          tailNumbered: NUMBERED,
        }
      : {}),
  };
  if (script === 'latin')
    return {
      ...weights,
      ...(asksHead ? { headIllegible: ILLEGIBLE, endsDash: BEHIND_DASH } : {}),
      ...(asksTail ? { tailIllegible: ILLEGIBLE } : {}),
      ...(question === 'joins'
        ? {
            ...UNFINISHED.joins,
            ...SMALL_BEHIND,
            ...LATIN_OPENING_MARKS.joins,
            nextStop: LATIN_NEXT_STOP.joins,
            caselessNextStop: CASELESS_NEXT_STOP.joins,
          }
        : {}),
      ...(question === 'open' ? UNFINISHED.open : {}),
    };
  if (!asksHead) return weights;
  const byPage =
    question === 'joins'
      ? {
          titleWhereKept: TITLE_WHERE_KEPT,
          innerMarkWhereLost: INNER_MARK_WHERE_LOST,
          ...HAN_OPENING_MARKS.joins,
        }
      : {};
  const endsComma = Math.max(weights.endsComma ?? 0, BEHIND_COMMA - weights.bias);
  return { ...weights, ...byPage, endsComma, commaByHabit: COMMA_BY_HABIT };
}

function withWordAcross(script: 'han' | 'latin', weights: Weights): Weights {
  return script === 'han' ? { ...weights, wordAcross: WORD_ACROSS } : weights;
}

function isBetweenParagraphs(features: Features): boolean {
  const { headTitle, headMarked, headByline, headOtherKind } = features;
  const { tailTitle, tailMarked, tailByline, tailOtherKind, tailIsBody } = features;
  return [
    headTitle,
    headMarked,
    headByline,
    headOtherKind,
    tailTitle,
    tailMarked,
    tailByline,
    tailOtherKind,
    tailIsBody,
  ].every((value) => value === undefined);
}

function usedOf(own: readonly LabelledSeam[], names: readonly FeatureName[]): FeatureName[] {
  return names.filter(
    (name) =>
      !(name === 'readsOn' && own[0]?.script === 'latin') &&
      own.some((seam) => (seam.features[name] ?? 0) !== 0),
  );
}

function fit(
  own: readonly LabelledSeam[],
  names: readonly FeatureName[],
  yes: (seam: LabelledSeam) => boolean,
  cleanWeight: number,
): Weights {
  const examples = own.map((seam) => ({
    features: seam.features as Record<string, number>,
    yes: yes(seam),
    weight: weightOf(seam, cleanWeight),
  }));
  return fitLogistic(examples, usedOf(own, names), RIDGE) as unknown as Weights;
}

/** Corpus articles keep the odd lines of the web that newspapers do not have: labelled pages count more. */
function weightOf(seam: LabelledSeam, cleanWeight: number): number {
  const page = seam.pages !== 'synthetic' ? 1 : seam.noisy ? 0.1 : 0.2;
  return seam.joins && !seam.noisy ? page * cleanWeight : page;
}

function oddsOf(weights: Weights, features: Features): number {
  return weights.bias + weighed(weights, features);
}

function cutOdds({ joins, takesUp }: ScriptWeights, { features }: LabelledSeam): number {
  return bothOdds(oddsOf(joins, features), oddsOf(takesUp, features));
}

function judge(
  title: string,
  judged: readonly LabelledSeam[],
  oddsOf: (seam: LabelledSeam) => number,
  yes: (seam: LabelledSeam) => boolean,
  byPages: boolean,
): void {
  for (const pages of byPages ? [...new Set(judged.map((seam) => seam.pages))] : ['']) {
    const own = judged.filter((seam) => pages === '' || seam.pages === pages);
    const found = own.filter((seam) => oddsOf(seam) > 0);
    const right = found.filter(yes).length;
    const wanted = own.filter(yes).length;
    console.log(
      `${title} ${pages}: ${wanted} wanted, ${right} found, ${wanted - right} missed, ${found.length - right} false`,
    );
    if (byPages && wanted > 0)
      for (const threshold of [-3, -2, -1, 0, 1, 2]) {
        const said = own.filter((seam) => oddsOf(seam) > threshold);
        const hits = said.filter(yes).length;
        console.log(`   above ${threshold}: ${wanted - hits} missed, ${said.length - hits} false`);
      }
    const wrong = own
      .filter((seam) => (yes(seam) ? oddsOf(seam) < 0 : oddsOf(seam) > -2.2))
      .toSorted((a, b) => Math.abs(oddsOf(b)) - Math.abs(oddsOf(a)));
    for (const seam of wrong.slice(0, Number(values.worst)))
      console.log(
        `   ${yes(seam) ? 'missed' : 'false '} ${oddsOf(seam).toFixed(1)} ${seam.page} …${seam.before} ¶ ${seam.after}…  ${Object.entries(
          seam.features,
        )
          .map(([name, value]) => `${name} ${value.toFixed(1)}`)
          .join(', ')}`,
      );
  }
}

function list(weights: Weights): string {
  return Object.entries(weights)
    .map(([name, weight]: [string, number]) => `${name}: ${Number(weight.toFixed(2))},`)
    .join(' ');
}

function writeWeights(): void {
  const body = scripts
    .map((script) => {
      const parts = Object.entries(fitted[script]).map(
        ([name, weights]) => `${name}: { ${list(weights as Weights)} },`,
      );
      return `${script}: { ${parts.join(' ')} },`;
    })
    .join(' ');
  const path = 'src/engine/seams/weights.table.ts';
  const source = readFileSync(path, 'utf8');
  const mark = 'export const seamWeights';
  writeFileSync(
    path,
    `${source.slice(0, source.indexOf(mark))}${mark}: Readonly<Record<'han' | 'latin', ScriptWeights>> = { ${body} };\n`,
  );
  console.log(`${path} is written; format it with prettier`);
}
