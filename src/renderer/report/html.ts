import { diffArrays } from 'diff';
import type { TFunction } from 'i18next';
import { diffTexts } from '../review/text-diff.ts';
import { countIn, madeLine, type Correction, type Corrections, type PageCorrections } from './corrections.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Everything of a page goes through here: its text may hold anything. */
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `
:root{color-scheme:light}*{box-sizing:border-box;text-spacing-trim:space-all}
body{margin:0 auto;max-width:1080px;padding:40px 32px;color:#1d1f23;background:#fff;font:14px/1.6 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:22px;margin:0 0 4px}h2,section h3{font-size:15px;margin:34px 0 10px;padding-bottom:4px;border-bottom:1px solid #e4e1d8}
.meta{color:#68665f;margin:0 0 2px}.entry{margin:0 0 18px;break-inside:avoid}.entry h3,.entry h4{font-size:14px;margin:0 0 6px;font-weight:600}
.entry h3::first-letter,.entry h4::first-letter{text-transform:uppercase}.entry h3 span,.entry h4 span{color:#68665f;font-weight:400}table{width:100%;border-collapse:collapse;table-layout:fixed}
th{font-weight:500;color:#68665f;text-align:left;font-size:12px}td,th{border:1px solid #e4e1d8;padding:6px 10px;vertical-align:top;width:50%}
td{font:14.5px/1.75 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere}
.page td:nth-child(odd){width:44px;color:#6f6d65;font:11px/2.3 ui-monospace,monospace;text-align:right;border-right:0;white-space:nowrap}
.page td:nth-child(even){width:auto;border-left:0}.page col.n{width:46px}.page .gap td,.page th{width:auto}
h2.of-page{font-size:19px;border-bottom:2px solid #1d1f23}.contents{margin:18px 0 8px;table-layout:auto}.contents td{font:inherit;width:auto}.contents td+td,.contents th+th{text-align:right;width:90px}
del{background:#fbdcd4;text-decoration:line-through}ins{background:#d5ecdf;text-decoration:underline}
ul{margin:6px 0 0;padding-left:20px;color:#55544f}.gap td{color:#6f6d65;text-align:center!important;font-size:12px;padding:2px}
a{color:#b3361e;text-underline-offset:3px}
@page{margin:16mm 14mm}
@media print{body{padding:0 1px;max-width:none;print-color-adjust:exact}section+section{break-before:page}h1,h2,h3,h4,.gap,thead{break-after:avoid}tr,li{break-inside:avoid}p,td{orphans:2;widows:2}a{color:inherit}}`;

interface LinePair {
  readonly left: string | null;
  readonly right: string | null;
}

/** The report as one HTML file that needs nothing else and runs nothing. */
export function htmlReport(corrections: Corrections, t: TFunction, lang: string): string {
  const { name, pages, untouched } = corrections;
  const title = escapeHtml(t('report.heading', { name }));
  const counts = { fixed: countIn(pages, 'fixed'), kept: countIn(pages, 'kept') };
  const body =
    untouched === null
      ? pages.map((page) => pageSections(page, t, 2)).join('\n')
      : `${contentsHtml(pages, t)}
<p class="meta">${escapeHtml(t('report.untouched', { count: untouched }))}</p>
${pages.map((page, index) => `<section><h2 class="of-page" id="page-${index + 1}">${escapeHtml(page.name)}</h2>\n${pageSections(page, t, 3)}</section>`).join('\n')}`;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${style}</style></head><body>
<h1>${title}</h1>
<p class="meta">${escapeHtml(madeLine(corrections, t))}</p>
<p class="meta">${escapeHtml(t('report.summary', counts))}</p>
${body}
</body></html>
`;
}

/** Which pages of the folder, and how much on each. */
function contentsHtml(pages: readonly PageCorrections[], t: TFunction): string {
  const head = ['report.pageName', 'report.fixed', 'report.kept'] as const;
  const rows = pages.map(
    ({ name, fixed, kept }, index) =>
      `<tr><td><a href="#page-${index + 1}">${escapeHtml(name)}</a></td><td>${fixed.length}</td><td>${kept.length}</td></tr>`,
  );
  return `<table class="contents"><tr>${head.map((key) => `<th>${escapeHtml(t(key))}</th>`).join('')}</tr>${rows.join('\n')}</table>`;
}

function pageSections(
  { fixed, kept, original, corrected }: PageCorrections,
  t: TFunction,
  level: 2 | 3,
): string {
  const list = (entries: readonly Correction[]) =>
    entries.length === 0
      ? `<p class="meta">${escapeHtml(t('report.nothing'))}</p>`
      : entries.map((entry) => entryHtml(entry, t, level)).join('\n');
  const section = (key: 'report.fixed' | 'report.kept' | 'report.page', inside: string) =>
    `<h${level}>${escapeHtml(t(key))}</h${level}>\n${inside}`;
  return [
    section('report.fixed', list(fixed)),
    section('report.kept', list(kept)),
    section('report.page', pageHtml(original, corrected, t)),
  ].join('\n');
}

function entryHtml(entry: Correction, t: TFunction, level: 2 | 3): string {
  const tag = `h${level + 1}`;
  const title = `${escapeHtml(t(`finding.kind.${entry.kind}`))} · ${escapeHtml(entry.did)}`;
  const where = escapeHtml(t('review.place.line', { line: entry.line }));
  const sides =
    entry.after === ''
      ? `<table><tr><td>${escapeHtml(entry.before)}</td></tr></table>`
      : `<table><thead><tr><th>${escapeHtml(t('report.before'))}</th><th>${escapeHtml(t('report.after'))}</th></tr></thead>` +
        `<tr><td>${markedHtml(entry.before, entry.after, 'left')}</td><td>${markedHtml(entry.before, entry.after, 'right')}</td></tr></table>`;
  const reasons = entry.reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('');
  return `<div class="entry"><${tag}>${title} <span>${where}</span></${tag}>${sides}${reasons && `<ul>${reasons}</ul>`}</div>`;
}

function markedHtml(before: string, after: string, side: 'left' | 'right'): string {
  const tag = side === 'left' ? 'del' : 'ins';
  return diffTexts(before, after)
    .map((part) => {
      const text = escapeHtml(part.same ? part[side] : part[side].replaceAll('\n', '¶\n'));
      return part.same || text === '' ? text : `<${tag}>${text}</${tag}>`;
    })
    .join('');
}

/** The whole page side by side, unchanged stretches left out. */
function pageHtml(original: string, corrected: string, t: TFunction): string {
  const pairs = pairLines(original.split('\n'), corrected.split('\n'));
  const rows: string[] = [];
  let left = 0;
  let right = 0;
  let hidden = 0;
  for (const pair of pairs) {
    if (pair.left !== null) left += 1;
    if (pair.right !== null) right += 1;
    if (pair.left === pair.right) {
      hidden += 1;
      continue;
    }
    if (hidden > 0) rows.push(gapHtml(hidden, t));
    hidden = 0;
    rows.push(
      `<tr><td>${pair.left === null ? '' : left}</td><td>${markedHtml(pair.left ?? '', pair.right ?? '', 'left')}</td>` +
        `<td>${pair.right === null ? '' : right}</td><td>${markedHtml(pair.left ?? '', pair.right ?? '', 'right')}</td></tr>`,
    );
  }
  if (hidden > 0) rows.push(gapHtml(hidden, t));
  // Said again on each sheet that it goes on to.
  const head = `<thead><tr><th colspan="2">${escapeHtml(t('report.before'))}</th><th colspan="2">${escapeHtml(t('report.after'))}</th></tr></thead>`;
  return `<table class="page"><colgroup><col class="n"><col><col class="n"><col></colgroup>${head}${rows.join('\n')}</table>`;
}

const gapHtml = (lines: number, t: TFunction): string =>
  `<tr class="gap"><td colspan="4">${escapeHtml(t('report.unchanged', { count: lines }))}</td></tr>`;

/** A report may take a moment, and must come to an end. */
const compareLimitMs = 3000;

function pairLines(left: readonly string[], right: readonly string[]): LinePair[] {
  const pairs: LinePair[] = [];
  let removed: string[] = [];
  const flush = (added: readonly string[]) => {
    const rows = Math.max(removed.length, added.length);
    for (let row = 0; row < rows; row += 1)
      pairs.push({ left: removed[row] ?? null, right: added[row] ?? null });
    removed = [];
  };
  const changes = diffArrays([...left], [...right], { timeout: compareLimitMs });
  if (!changes) {
    // Too different for that time: line beside line, as they stand.
    removed = [...left];
    flush(right);
    return pairs;
  }
  for (const change of changes) {
    if (change.removed) removed = [...removed, ...change.value];
    else if (change.added) flush(change.value);
    else {
      flush([]);
      for (const line of change.value) pairs.push({ left: line, right: line });
    }
  }
  flush([]);
  return pairs;
}
