/**
 * Refits the weights that tell a passage extracted twice from one said twice, and the stray copy from the original,
 * from labelled pages, and writes them to src/engine/duplicates/weights.table.ts.
 *
 *   npx tsx tools/fit-duplicates.ts [--odd | --even] [--dry] [--penalty N] PAGES.jsonl[.gz][=WEIGHT]…
 *
 * A page as it came out of a real extraction may count for more than a made one: `real.jsonl=10`. Fit on the odd pages and look at the even ones (tools/score.ts --even) before trusting a new feature. Pages whose
 * copies are marked as published that way (`copy` below 0, shape `natural`) are repeats an editor wants to be shown,
 * and no copies to delete.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { RepeatEvidence } from '../src/engine/duplicates/evidence.ts';
import { findRepeats } from '../src/engine/duplicates/find-duplicates.ts';
import { repeatFeatures, repeatFeaturesOf } from '../src/engine/duplicates/legitimate.ts';
import { strayFeatures, strayFeaturesOf } from '../src/engine/duplicates/stray-copy.ts';
import { createSeamModel } from '../src/engine/seams/model.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { fitLogistic, type Example } from './fitting/logistic.ts';
import { readPages, type Page, type Span } from './scoring/pages.ts';

const TABLE = 'src/engine/duplicates/weights.table.ts';
/** A place is the truth's when they share so much of the longer one. */
const SAME_PLACE = 0.8;
/**
 * Not fitted with the others: labelled pages show too little of it, or none, so a fit learns too much, or nothing.
 *
 * Paragraphs side by side are copies where they differ in what is no words: on all labelled and made pages 178 of 184 are,
 * and the six are titles. No page of prose has two paragraphs in a row twice each that were written so. What breaks off for
 * the page that has the rest was set twice. Notices, births and deaths open with whom they concern, and go on by a formula with
 * names and numbers of their own: of some 2,800 true copies on labelled and made pages three open so, and of the 429 on labelled
 * ones that were misread one looks as if names were exchanged. No sentence of some 600 pages and articles that were looked at
 * says a dozen words twice on end; no labelled page has a line that came out twice, nor has one, or an article of the corpus, a
 * headline twice on end, or a list, a table or a few lines of verse. Of two headlines the one stays that has the mark of a heading.
 *
 * A column that was read twice may come between the halves of a sentence; on labelled pages none does. What stands there is
 * in nobody's place, unless it was drawn out of the text.
 *
 * A long piece that begins and ends within sentences and holds the end of one was copied: of some 600 pages and articles one
 * says such a piece twice. Labelled pages have none.
 *
 * Of several lines in a row that stand there twice each, letter for letter, none is said twice: a layer of the text was
 * extracted twice. Labelled pages have no such line.
 *
 * A paragraph of a sentence or more twice on end, letter for letter, was written by nobody either, but in verse, a list or a call:
 * those labelled pages that were published so have none but items, captions, quotations and titles, and two that are long.
 *
 * What stands there three times or more with nothing between was written by nobody: in the corpus and the real pages there is
 * nothing of that kind but marks that a site left (&nbsp;) and ditto marks of a table.
 *
 * Of a paragraph and the same sentence within the paragraph beside it mostly the paragraph is the copy, as where lines were read
 * again; labelled pages, which put copies anywhere, have too few that stand beside.
 *
 * A piece out of the midst of a clause that stands by itself was written by nobody. Labelled pages have none that is short.
 *
 * Captions, summaries, lists of contents, refrains, lines that stand behind every article of a kind, teasers that name a page and sentences drawn out of a text in quotation marks were set twice on
 * purpose, and none may go. Those drawn out are shown all the same: labelled pages count them among what an editor wants to see.
 */
const SET_BY_HAND = {
  noteworthy: {
    raggedAcross: 3,
    misreadBeside: 2,
    stutter: 5,
    doubledParagraph: 1,
    doubledHeadline: 5,
    doubledBox: 5,
    doubledBeside: 3,
    tornOut: 2,
    doubledLines: 12,
    inARow: 12,
    opensOtherwise: -3,
    exchanged: -4,
    teaser: -3,
    pageTeaser: -6,
    pullQuote: 0,
    captionEcho: -6,
    summary: -8,
    contents: -8,
    refrain: -8,
    standingLine: -8,
    interrupts: 0.4,
  },
  extracted: {
    raggedAcross: 3,
    misreadBeside: 2,
    stutter: 5,
    doubledParagraph: 2,
    doubledHeadline: 9,
    doubledBox: 9,
    doubledBeside: 3,
    tornOut: 2,
    doubledLines: 12,
    inARow: 12,
    opensOtherwise: -3,
    exchanged: -4,
    teaser: -5,
    pageTeaser: -8,
    pullQuote: -8,
    captionEcho: -6,
    summary: -8,
    contents: -8,
    refrain: -8,
    standingLine: -8,
    interrupts: 0.8,
  },
  /**
   * No labelled page has a copy that leaves something out; where nothing else tells, the whole one stays. Nor has one a
   * copy between the halves of a sentence, as a column that was read twice comes: a seam's odds are odds here, too, less
   * what they share with other features. Where one is a piece out of the midst of another's clause, that one goes.
   *
   * Copies that were misread stand behind their originals on labelled pages, where they stand side by side, so a fit gives
   * the place what the reading says. Of some 360 that differ two read better than the original by half a piece or more, and
   * some 340 worse: to be so by one piece is worth four. None stands between a headline and its byline, as where a column
   * begins with the rest of another article; and of two side by side none is torn where its original is not,
   * or is set as an item or a heading among paragraphs; nor has one a headline twice.
   *
   * Sentences out of the midst of a paragraph come again within others there, never as one of their own, so that what is a paragraph
   * looks like the original. Where neither copy stands among strangers, the text keeps its sentence: of such put into labelled
   * pages 48 instead of 45 of 63 Chinese ones go, and 32 instead of 25 of 58 in Latin script; with 4 one labelled copy of 575 was
   * told wrongly.
   *
   * Labelled pages have few articles of one paragraph, and a copy of one behind another article looks as much at home there. But the
   * headline it was copied from would head nothing: of 172 copies that we put before their originals, into other articles of 98 pages with many
   * briefs and notices, 136 instead of 124 are told rightly; with −3 as many, and one labelled copy was told wrongly.
   */
  stray: {
    lacks: 1,
    interrupts: 0.8,
    tornOut: 8,
    loneSentence: 3,
    besideOther: 3,
    lesserHeadline: 8,
    inMark: 12,
    oddness: 4,
    splitsHead: 2,
    onlyText: -2.5,
    tornBreaks: 2,
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    odd: { type: 'boolean', default: false },
    even: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    penalty: { type: 'string', default: '1' },
  },
});
const half = values.odd ? 'odd' : values.even ? 'even' : 'all';
const other = values.odd ? 'even' : values.even ? 'odd' : 'all';
const penalty = Number(values.penalty);
const cases = casesOf(half);
const fittedFeatures = repeatFeatures.filter((name) => !(name in SET_BY_HAND.noteworthy));
const weights = {
  noteworthy: { ...fitLogistic(cases.noteworthy, fittedFeatures, penalty), ...SET_BY_HAND.noteworthy },
  extracted: { ...fitLogistic(cases.extracted, fittedFeatures, penalty), ...SET_BY_HAND.extracted },
  stray: {
    ...fitLogistic(
      cases.stray,
      strayFeatures.filter((name) => !(name in SET_BY_HAND.stray)),
      penalty,
    ),
    ...SET_BY_HAND.stray,
  },
};
const judged = half === other ? cases : casesOf(other);
for (const name of ['noteworthy', 'extracted', 'stray'] as const) {
  const right = judged[name].filter(({ features, yes }) => oddsOf(weights[name], features) > 0 === yes);
  console.log(
    `${name}: ${cases[name].length} cases, right on ${other} pages ${right.length}/${judged[name].length}`,
  );
  console.table(weights[name]);
}
if (!values.dry) await write();

interface Cases {
  readonly noteworthy: Example[];
  readonly extracted: Example[];
  readonly stray: Example[];
}

function casesOf(choice: 'odd' | 'even' | 'all'): Cases {
  const collected: Cases = { noteworthy: [], extracted: [], stray: [] };
  for (const positional of positionals) {
    const [path, weight = '1'] = positional.split('=');
    for (const page of readPages(path!, { limit: 0, half: choice })) collect(page, Number(weight), collected);
  }
  return collected;
}

function oddsOf(model: Readonly<Record<string, number>>, features: Example['features']): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + model[name]! * value, model['bias']!);
}

function collect({ text, truth }: Page, weight: number, cases: Cases): void {
  const blocks = readBlocks(text);
  for (const evidence of findRepeats(text, blocks, createSeamModel(text, blocks))) {
    const match = truth.duplicates.filter(({ spans }) => spans.every((span) => placeOf(evidence, span) >= 0));
    const touches = truth.duplicates.some(({ spans }) =>
      spans.some((span) => evidence.ranges.some(({ start, end }) => shared(span, [start, end]) > 0)),
    );
    if (match.length === 0 && touches) continue;
    const features = repeatFeaturesOf(evidence);
    const stray = match.filter(({ copy }) => copy >= 0);
    cases.noteworthy.push({ features, yes: match.length > 0, weight });
    cases.extracted.push({ features, yes: stray.length > 0, weight });
    for (const { spans, copy } of stray) {
      const out = placeOf(evidence, spans[copy]!);
      const kept = placeOf(evidence, spans[1 - copy]!);
      if (out === kept) continue;
      const difference = differenceOf(evidence, out, kept);
      const mirrored = Object.fromEntries(Object.entries(difference).map(([name, value]) => [name, -value]));
      cases.stray.push(
        { features: difference, yes: true, weight },
        { features: mirrored, yes: false, weight },
      );
    }
  }
}

function differenceOf(evidence: RepeatEvidence, out: number, kept: number): Record<string, number> {
  const one = strayFeaturesOf(evidence, out);
  const other = strayFeaturesOf(evidence, kept);
  return Object.fromEntries(strayFeatures.map((name) => [name, one[name] - other[name]]));
}

function placeOf({ ranges }: RepeatEvidence, span: Span): number {
  return ranges.findIndex(({ start, end }) => {
    const longest = Math.max(end - start, span[1] - span[0]);
    return shared(span, [start, end]) >= SAME_PLACE * longest;
  });
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}

function rounded(model: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(model).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  );
}

async function write(): Promise<void> {
  const { bias: _, ...stray } = rounded(weights.stray);
  const source = `// Made by tools/fit-duplicates.ts from labelled pages. Log-odds per unit of each feature; the features are described
// in legitimate.ts and stray-copy.ts.
export const repeatWeights = ${JSON.stringify({ noteworthy: rounded(weights.noteworthy), extracted: rounded(weights.extracted) })} as const;

export const strayWeights = ${JSON.stringify(stray)} as const;
`;
  const options = await resolveConfig(TABLE);
  writeFileSync(TABLE, await format(source, { ...options, parser: 'typescript' }));
}
