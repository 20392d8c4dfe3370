import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHanTable } from '../../src/engine/language/han-statistics.ts';
import { readLatinTable } from '../../src/engine/language/latin-statistics.ts';
import { shippedHanWords } from '../../src/engine/language/shipped.ts';
import type { SeamStatistics } from '../../src/engine/seams/model.ts';
import { breakExamplesOf, learnBreakModel } from '../learning/breaks.ts';
import { readArticles } from '../learning/corpus.ts';
import { learnHan, readWordList, type WordCount } from '../learning/han.ts';
import { learnLatin } from '../learning/latin.ts';
import { latinBreakExamplesOf, learnLatinBreakModel } from '../learning/latin-breaks.ts';
import { learnStartModel, startExamplesOf } from '../learning/starts.ts';
import type { Page } from '../scoring/pages.ts';

/** A newspaper of the corpus, with statistics that were learned from all others. */
export interface UnseenSource {
  readonly name: string;
  readonly articles: readonly string[];
  readonly statistics: SeamStatistics;
}

/** A labelled page, with statistics that were learned from articles that are not on it. */
export interface UnseenPage {
  readonly page: Page;
  readonly statistics: SeamStatistics;
}

/** Labelled pages share what is learned without the articles of any of them. */
const GROUPS = 8;
/**
 * An article is on a page if any piece of it of so many characters is, white space left out; a piece is looked for each
 * so many. One piece would not do: an article may have lost its beginning there, and some of its characters are misread.
 */
const PROBE_CHARS = 14;
const PROBE_EVERY = 30;

/**
 * What was learned from a text knows it by heart: a weight fitted on pages made of it would be too high for any other
 * page. So the pages of each newspaper are judged by what the others teach, and labelled pages by other articles.
 */
export class UnseenSources {
  private readonly wide: readonly Source[];
  private readonly narrow: readonly Source[];
  private readonly words: readonly WordCount[];
  private readonly hanWords = shippedHanWords();

  /** @param folder has zh/*.txt and latin/*.txt */
  constructor(folder: string, wordsPath: string) {
    this.words = readWordList(readFileSync(wordsPath, 'utf8'));
    this.wide = readSources(folder, 'zh');
    this.narrow = readSources(folder, 'latin');
  }

  newspapers(): UnseenSource[] {
    const { wide, narrow } = this;
    const latin = this.learnLatin(articlesOf(narrow));
    const chinese = this.learnChinese(articlesOf(wide));
    return [
      ...wide.map(({ name, articles }) => {
        const rest = wide.filter((source) => source.name !== name);
        return { name, articles, statistics: { ...this.learnChinese(articlesOf(rest)), ...latin } };
      }),
      ...narrow.map(({ name, articles }) => {
        const rest = narrow.filter((source) => source.name !== name);
        return { name, articles, statistics: { ...chinese, ...this.learnLatin(articlesOf(rest)) } };
      }),
    ];
  }

  labelled(pages: readonly Page[]): UnseenPage[] {
    return Array.from({ length: GROUPS }, (_, group) =>
      pages.filter((_page, index) => index % GROUPS === group),
    ).flatMap((own) => {
      const text = own.map((page) => page.text.replace(/\s/gu, '')).join('\n');
      const isElsewhere = (article: string) => !probesOf(article).some((probe) => text.includes(probe));
      const chinese = this.learnChinese(articlesOf(this.wide).filter(isElsewhere));
      const latin = this.learnLatin(articlesOf(this.narrow).filter(isElsewhere));
      return own.map((page) => ({ page, statistics: { ...chinese, ...latin } }));
    });
  }

  private learnChinese(articles: readonly string[]): Omit<SeamStatistics, 'latin' | 'latinBreaks'> {
    const breaks = learnBreakModel(breakExamplesOf(articles, this.hanWords), this.hanWords);
    const starts = learnStartModel(startExamplesOf(articles, this.hanWords), this.hanWords);
    const han = readHanTable(learnHan(articles, this.words));
    return { han, breaks: () => breaks, starts: () => starts };
  }

  private learnLatin(articles: readonly string[]): Pick<SeamStatistics, 'latin' | 'latinBreaks'> {
    const breaks = learnLatinBreakModel(latinBreakExamplesOf(articles));
    return { latin: readLatinTable(learnLatin(articles)), latinBreaks: () => breaks };
  }
}

function probesOf(article: string): string[] {
  const text = article.replace(/\s/gu, '');
  const count = Math.ceil((text.length - PROBE_CHARS) / PROBE_EVERY);
  return Array.from({ length: Math.max(0, count) }, (_, at) =>
    text.slice(at * PROBE_EVERY, at * PROBE_EVERY + PROBE_CHARS),
  );
}

type Source = Pick<UnseenSource, 'name' | 'articles'>;

function articlesOf(all: readonly Source[]): string[] {
  return all.flatMap(({ articles }) => articles);
}

function readSources(folder: string, script: string): Source[] {
  return readdirSync(join(folder, script))
    .toSorted()
    .map((name) => ({ name, articles: readArticles(join(folder, script, name)) }));
}
