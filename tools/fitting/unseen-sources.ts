import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHanTable } from '../../src/engine/language/han-statistics.ts';
import { readLatinTable } from '../../src/engine/language/latin-statistics.ts';
import { shippedHanWords } from '../../src/engine/language/shipped.ts';
import { shippedSeamStatistics, type SeamStatistics } from '../../src/engine/seams/model.ts';
import { breakExamplesOf, learnBreakModel } from '../learning/breaks.ts';
import { readArticles } from '../learning/corpus.ts';
import { learnHan, readWordList } from '../learning/han.ts';
import { learnLatin } from '../learning/latin.ts';
import { learnStartModel, startExamplesOf } from '../learning/starts.ts';

/** A newspaper of the corpus, with statistics that were learned from all others. */
export interface UnseenSource {
  readonly name: string;
  readonly articles: readonly string[];
  readonly statistics: SeamStatistics;
}

/**
 * What was learned from a text knows it by heart: a weight fitted on pages made of it would be too high for any other
 * page. So the pages of each newspaper are judged by what the others teach.
 *
 * @param folder has zh/*.txt and latin/*.txt
 */
export function unseenSources(folder: string, wordsPath: string): UnseenSource[] {
  const words = readWordList(readFileSync(wordsPath, 'utf8'));
  const wide = readSources(folder, 'zh');
  const narrow = readSources(folder, 'latin');
  const han = readHanTable(learnHan(articlesOf(wide), words));
  const latin = readLatinTable(learnLatin(articlesOf(narrow)));
  const shipped = shippedSeamStatistics();
  const hanWords = shippedHanWords();
  const breakExamples = new Map(
    wide.map(({ name, articles }) => [name, breakExamplesOf(articles, hanWords)]),
  );
  const examples = new Map(wide.map(({ name, articles }) => [name, startExamplesOf(articles, hanWords)]));
  return [
    ...wide.map(({ name, articles }) => {
      const rest = others(wide, name);
      const breaks = learnBreakModel(
        rest.flatMap((source) => breakExamples.get(source.name)!),
        hanWords,
      );
      const starts = learnStartModel(
        rest.flatMap((source) => examples.get(source.name)!),
        hanWords,
      );
      return {
        name,
        articles,
        statistics: {
          han: readHanTable(learnHan(articlesOf(rest), words)),
          latin,
          breaks: () => breaks,
          starts: () => starts,
        },
      };
    }),
    ...narrow.map(({ name, articles }) => ({
      name,
      articles,
      statistics: {
        han,
        latin: readLatinTable(learnLatin(articlesOf(others(narrow, name)))),
        breaks: () => shipped.breaks(),
        starts: () => shipped.starts(),
      },
    })),
  ];
}

type Source = Pick<UnseenSource, 'name' | 'articles'>;

function others(all: readonly Source[], name: string): Source[] {
  return all.filter((source) => source.name !== name);
}

function articlesOf(all: readonly Source[]): string[] {
  return all.flatMap(({ articles }) => articles);
}

function readSources(folder: string, script: string): Source[] {
  return readdirSync(join(folder, script))
    .toSorted()
    .map((name) => ({ name, articles: readArticles(join(folder, script, name)) }));
}
