import { analyseBy } from '../../src/engine/analyse.ts';
import type { SeamStatistics } from '../../src/engine/seams/model.ts';
import type { UnseenSource } from '../fitting/unseen-sources.ts';
import { type Judged, judgePage } from './judge-page.ts';
import type { Page } from './pages.ts';

/** A newspaper is known by pieces of its text of so many characters, white space left out; one is looked for each so many. */
const PROBE_CHARS = 12;
const PROBE_EVERY = 14;
/** A piece so far away says half as much of a place. */
const HALF_CHARS = 60;

/** A piece of a page, and whose it is. */
interface Probe {
  readonly at: number;
  readonly name: string;
}

/**
 * Judges labelled pages as if each newspaper on them were one that nothing was learned from: a page is read with the statistics
 * that all others teach, once for each of its newspapers, and counted is what that newspaper's text has.
 */
export class UnseenNewspapers {
  private readonly newspapers: readonly UnseenSource[];
  /** All their text, and where each newspaper's ends. */
  private readonly text: string;
  private readonly ends: readonly number[];

  constructor(newspapers: readonly UnseenSource[]) {
    this.newspapers = newspapers;
    let text = '';
    this.ends = newspapers.map(({ articles }) => (text += `${squash(articles.join('\n'))}\n`).length);
    this.text = text;
  }

  judge(page: Page): Judged[] {
    return this.readings(page).flatMap(({ statistics, isOwn }) =>
      judgePage(page, analyseBy(page.text, statistics).findings, page.text).places.filter(({ at }) =>
        isOwn(at),
      ),
    );
  }

  /** A page's newspapers: what the others teach, and which places of the page are its own. */
  readings(page: Page): { readonly statistics: SeamStatistics; readonly isOwn: (at: number) => boolean }[] {
    const probes = this.probesOf(page.text);
    const names = new Set(probes.map(({ name }) => name));
    return this.newspapers
      .filter(({ name }) => names.has(name))
      .map(({ name, statistics }) => ({ statistics, isOwn: (at) => nearest(probes, at) === name }));
  }

  private probesOf(text: string): Probe[] {
    const probes: Probe[] = [];
    for (let at = 0; at < text.length; at += PROBE_EVERY) {
      const probe = squash(text.slice(at, at + 2 * PROBE_CHARS)).slice(0, PROBE_CHARS);
      const found = probe.length < PROBE_CHARS ? -1 : this.text.indexOf(probe);
      if (found >= 0)
        probes.push({ at, name: this.newspapers[this.ends.findIndex((end) => found < end)]!.name });
    }
    return probes;
  }
}

/** The newspaper that most of what stands near a place is of; undefined where none is. */
function nearest(probes: readonly Probe[], place: number): string | undefined {
  const votes = new Map<string, number>();
  for (const { at, name } of probes) {
    const closeness = 2 ** (-Math.abs(at - place) / HALF_CHARS);
    votes.set(name, (votes.get(name) ?? 0) + closeness);
  }
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function squash(text: string): string {
  return text.replace(/\s/gu, '');
}
