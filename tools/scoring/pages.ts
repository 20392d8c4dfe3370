import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Half-open span as labelled pages write it: UTF-16 offsets into the page's text. */
export type Span = readonly [start: number, end: number];

export interface Truth {
  readonly duplicates: readonly {
    readonly spans: readonly [Span, Span];
    /** Which of `spans` was inserted; below 0: neither, the page was published so. */
    readonly copy: number;
    readonly noise: number;
    readonly shape: string;
  }[];
  readonly splits: readonly { readonly span: Span; readonly replacement: string }[];
  readonly displaced: readonly { readonly head: number; readonly tail: Span }[];
  readonly orphans: readonly { readonly at: number }[];
  readonly fused?: readonly { readonly at: number }[];
  /** Findings inside these spans are neither right nor wrong. */
  readonly optional?: readonly Span[];
}

export interface Page {
  readonly name: string;
  readonly lang: string;
  readonly convention: string;
  readonly text: string;
  /** The page before defects were put in, where taking every suggestion can bring it back. */
  readonly clean?: string | null;
  readonly truth: Truth;
}

export interface PageChoice {
  readonly limit: number;
  /** Every second page, for fitting on one half and judging on the other. */
  readonly half: 'odd' | 'even' | 'all';
}

/** Reads labelled pages, one JSON object a line, gzipped or not. @throws when a file cannot be read or parsed */
export function readPages(path: string, choice: PageChoice): Page[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const wanted = { odd: 1, even: 0, all: -1 }[choice.half];
  const pages = text
    .split('\n')
    .filter((line) => line !== '')
    .filter((_, index) => wanted === -1 || index % 2 === wanted);
  return (choice.limit > 0 ? pages.slice(0, choice.limit) : pages).map((line) => JSON.parse(line) as Page);
}

export function isCleanPage({ truth }: Page): boolean {
  const defects = [truth.duplicates, truth.splits, truth.displaced, truth.orphans, truth.fused ?? []];
  return defects.every((list) => list.length === 0);
}

/** The copies that were inserted, in reading order. */
export function straysOf({ duplicates }: Truth): { readonly start: number; readonly end: number }[] {
  return duplicates
    .flatMap(({ spans, copy }) => (copy < 0 ? [] : [{ start: spans[copy]![0], end: spans[copy]![1] }]))
    .toSorted((a, b) => a.start - b.start);
}
