import type { Finding, FindingKind, Range } from '../../src/engine/index.ts';
import { isCleanPage, type Page, type Span } from './pages.ts';

/** A defect that was found or missed, or a finding that is false, and where it stands in the text. */
export interface Judged {
  readonly kind: FindingKind;
  readonly at: number;
  readonly outcome: 'found' | 'missed' | 'false';
}

/** What a page's findings are worth, by the measures of the evaluation the project is judged by. */
export interface Verdict {
  readonly page: Page;
  readonly clean: boolean;
  readonly tally: Record<FindingKind, { found: number; missed: number; false: number }>;
  readonly duplicates: {
    readonly noise: number;
    readonly shape: string;
    readonly found: boolean;
    readonly boundaryError: number | null;
    /** Null where the page does not say which copy is the stray one. */
    readonly rightCopy: boolean | null;
  }[];
  readonly falseAlarms: number;
  readonly changedByFix: boolean;
  readonly restored: boolean | null;
  readonly misses: { readonly kind: FindingKind | 'page'; readonly what: string }[];
  /** Of joins, tails, headless text and fused paragraphs. */
  readonly places: readonly Judged[];
  /** One per finding at warning or above that is right or wrong (not optional): for the calibration table. */
  readonly judged: { readonly kind: FindingKind; readonly confidence: number; readonly right: boolean }[];
}

type Pair = { finding: Extract<Finding, { kind: 'duplicate' }>; a: Span; b: Span };

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
const length = (a: Span): number => a[1] - a[0];
const span = (range: Range): Span => [range.start, range.end];
const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

export function judgePage(page: Page, findings: readonly Finding[], fixed: string): Verdict {
  const judge = new PageJudge(page, findings);
  judge.duplicates();
  judge.joins();
  return judge.verdict(fixed);
}

class PageJudge {
  readonly #page: Page;
  readonly #found: readonly Finding[];
  readonly #tally: Verdict['tally'] = {
    duplicate: { found: 0, missed: 0, false: 0 },
    'split-paragraph': { found: 0, missed: 0, false: 0 },
    'displaced-continuation': { found: 0, missed: 0, false: 0 },
    'orphan-continuation': { found: 0, missed: 0, false: 0 },
    'fused-paragraphs': { found: 0, missed: 0, false: 0 },
  };
  readonly #duplicates: Verdict['duplicates'] = [];
  readonly #misses: Verdict['misses'] = [];
  readonly #judged: Verdict['judged'] = [];
  readonly #places: Judged[] = [];

  constructor(page: Page, findings: readonly Finding[]) {
    this.#page = page;
    this.#found = findings.filter((finding) => finding.severity !== 'info');
  }

  duplicates(): void {
    const truths = this.#page.truth.duplicates;
    const pairs = this.#found.filter((finding) => finding.kind === 'duplicate').flatMap(pairsOf);
    const hits = new Set<Pair>();
    for (const truth of truths) {
      const [first, second] = truth.spans;
      const hit = pairs.find((pair) => coversBoth(pair, inOrder(first, second)));
      const { noise, shape } = truth;
      if (!hit) {
        this.#duplicates.push({ noise, shape, found: false, boundaryError: null, rightCopy: null });
        this.#miss(
          'duplicate',
          `missed ${shape} ${noise} ${this.#quote(...first)} || ${this.#quote(...second)}`,
        );
        continue;
      }
      hits.add(hit);
      this.#tally.duplicate.found += 1;
      const rightCopy = truth.copy < 0 ? null : this.#removesCopy(hit, first, second);
      if (rightCopy === false) {
        const advice = JSON.stringify(hit.finding.suggested?.remove ?? null);
        this.#misses.push({
          kind: 'duplicate',
          what: `wrong copy, advised ${advice}, ${shape} ${noise} kept ${first.join('–')} stray ${second.join('–')} ${this.#quote(...second)}`,
        });
      }
      const boundaryError = endsApart(hit, inOrder(first, second));
      this.#duplicates.push({ noise, shape, found: true, boundaryError, rightCopy });
      if (boundaryError > 2) {
        this.#misses.push({
          kind: 'duplicate',
          what: `ends ${boundaryError} apart, ${shape} ${noise}: ${hit.a.join('–')} ${hit.b.join('–')}, truth ${first.join('–')} ${second.join('–')}`,
        });
      }
    }
    for (const pair of pairs) {
      const touches = truths.some((truth) =>
        truth.spans.some((s) => overlap(pair.a, s) > 0 || overlap(pair.b, s) > 0),
      );
      if (hits.has(pair)) this.#judge(pair.finding, true);
      else if (!touches) this.#false(pair.finding, `${this.#quote(...pair.a)} || ${this.#quote(...pair.b)}`);
    }
  }

  joins(): void {
    const { splits, displaced, orphans, fused = [] } = this.#page.truth;
    this.#match('split-paragraph', splits, {
      same: (finding, truth) =>
        finding.kind === 'split-paragraph' &&
        near(finding.at.start, truth.span[0], 1) &&
        near(finding.at.end, truth.span[1], 2),
      place: (truth) => truth.span,
    });
    this.#match('displaced-continuation', displaced, {
      same: (finding, truth) =>
        finding.kind === 'displaced-continuation' &&
        near(finding.head.end, truth.head, 1) &&
        near(finding.tail.start, truth.tail[0], 2),
      place: (truth) => [truth.head, truth.tail[0]],
    });
    this.#match('orphan-continuation', orphans, {
      same: (finding, truth) => finding.kind === 'orphan-continuation' && near(finding.at.start, truth.at, 3),
      place: (truth) => [truth.at, truth.at],
      reusable: true,
    });
    this.#match('fused-paragraphs', fused, {
      same: (finding, truth) => finding.kind === 'fused-paragraphs' && near(finding.at.start, truth.at, 1),
      place: (truth) => [truth.at, truth.at],
    });
  }

  verdict(fixed: string): Verdict {
    const clean = isCleanPage(this.#page);
    const restored = clean || !this.#page.clean ? null : reads(fixed, this.#page.clean);
    if (restored === false) this.#misses.push({ kind: 'page', what: 'not restored' });
    return {
      page: this.#page,
      clean,
      tally: this.#tally,
      duplicates: this.#duplicates,
      falseAlarms: clean ? this.#found.length : 0,
      changedByFix: fixed !== this.#page.text,
      restored,
      misses: this.#misses,
      places: this.#places,
      judged: this.#judged,
    };
  }

  #match<T>(
    kind: FindingKind,
    truths: readonly T[],
    by: { same: (finding: Finding, truth: T) => boolean; place: (truth: T) => Span; reusable?: boolean },
  ): void {
    const used = new Set<Finding>();
    for (const truth of truths) {
      const hit = this.#found.find(
        (finding) => (by.reusable === true || !used.has(finding)) && by.same(finding, truth),
      );
      const [start, end] = by.place(truth);
      this.#places.push({ kind, at: end, outcome: hit ? 'found' : 'missed' });
      if (!hit) {
        this.#miss(
          kind,
          `missed ${start}–${end} ${this.#quote(start - 20, start)}¦${this.#quote(start, end + 20)}`,
        );
        continue;
      }
      if (!used.has(hit)) this.#judge(hit, true);
      used.add(hit);
      this.#tally[kind].found += 1;
    }
    for (const finding of this.#found) {
      if (finding.kind !== kind || used.has(finding) || this.#isOptional(finding)) continue;
      const { start, end } = placeOf(finding);
      this.#places.push({ kind, at: start, outcome: 'false' });
      this.#false(
        finding,
        `${start}–${end} ${this.#quote(start - 20, start)}¦${this.#quote(start, end + 20)}`,
      );
    }
  }

  #isOptional(finding: Finding): boolean {
    const place = placeOf(finding);
    const { optional = [], displaced } = this.#page.truth;
    if (optional.some(([start, end]) => place.start >= start - 4 && place.end <= end + 4)) return true;
    if (finding.kind !== 'orphan-continuation') return false;
    return (
      displaced.some((truth) => near(place.start, truth.tail[0], 3)) ||
      optional.some(([start]) => near(place.start, start, 4))
    );
  }

  #removesCopy(pair: Pair, kept: Span, stray: Span): boolean {
    const remove = pair.finding.suggested?.remove ?? [];
    const gone = remove.flatMap((index) => pair.finding.occurrences[index] ?? []).map(span);
    const mostOf = (target: Span) => gone.some((range) => overlap(range, target) / length(target) > 0.5);
    return mostOf(stray) && !mostOf(kept);
  }

  #miss(kind: FindingKind, what: string): void {
    this.#tally[kind].missed += 1;
    this.#misses.push({ kind, what });
  }

  #false(finding: Finding, what: string): void {
    this.#tally[finding.kind].false += 1;
    this.#misses.push({ kind: finding.kind, what: `false (${finding.confidence.toFixed(2)}) ${what}` });
    this.#judge(finding, false);
  }

  #judge(finding: Finding, right: boolean): void {
    this.#judged.push({ kind: finding.kind, confidence: finding.confidence, right });
  }

  #quote(start: number, end: number): string {
    return JSON.stringify(this.#page.text.slice(Math.max(0, start), Math.min(end, start + 70))).slice(1, -1);
  }
}

function pairsOf(finding: Finding): Pair[] {
  if (finding.kind !== 'duplicate') return [];
  return finding.occurrences.flatMap((a, index) =>
    finding.occurrences.slice(index + 1).map((b) => {
      const [first, second] = inOrder(span(a), span(b));
      return { finding, a: first, b: second };
    }),
  );
}

function inOrder(a: Span, b: Span): [Span, Span] {
  return a[0] <= b[0] ? [a, b] : [b, a];
}

function coversBoth(pair: Pair, [first, second]: readonly [Span, Span]): boolean {
  const one = overlap(pair.a, first);
  const other = overlap(pair.b, second);
  const cover = Math.min(one / length(first), other / length(second));
  const tight = Math.min(one / length(pair.a), other / length(pair.b));
  return cover >= 0.9 && tight >= 0.8;
}

function apart(a: Span, b: Span): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

function endsApart(pair: Pair, [first, second]: readonly [Span, Span]): number {
  return apart(pair.a, first) + apart(pair.b, second);
}

function placeOf(finding: Finding): Range {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences[0] ?? { start: 0, end: 0 };
    case 'displaced-continuation':
      return finding.tail;
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return finding.at;
  }
}

/** Equal up to white space, with as many paragraphs. */
function reads(fixed: string, clean: string): boolean {
  return squash(fixed) === squash(clean) && countLines(fixed) === countLines(clean);
}

function squash(text: string): string {
  return text.replace(/\s+/g, '');
}

function countLines(text: string): number {
  return text.trim().split(/\n\s*/).length;
}
