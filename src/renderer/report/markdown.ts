import type { TFunction } from 'i18next';
import { countIn, madeLine, type Correction, type Corrections, type PageCorrections } from './corrections.ts';
import { readablePatch } from './patch.ts';

/** Characters that Markdown would read as marks. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${escaped(line)}`)
    .join('\n');

/** The report as Markdown. */
export function markdownReport(corrections: Corrections, t: TFunction): string {
  const { name, pages, untouched } = corrections;
  const parts = [
    `# ${t('report.heading', { name: escaped(name) })}`,
    madeLine(corrections, t),
    t('report.summary', { fixed: countIn(pages, 'fixed'), kept: countIn(pages, 'kept') }),
    ...(untouched === null ? [] : [t('report.untouched', { count: untouched })]),
    ...pages.flatMap((page) =>
      untouched === null
        ? sections(page, t, '##')
        : [`## ${escaped(page.name)}`, ...sections(page, t, '###')],
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sections(page: PageCorrections, t: TFunction, marks: '##' | '###'): readonly string[] {
  const list = (entries: readonly Correction[]) =>
    entries.length === 0 ? [t('report.nothing')] : entries.map((entry) => entryText(entry, t, `${marks}#`));
  return [
    `${marks} ${t('report.fixed')}`,
    ...list(page.fixed),
    `${marks} ${t('report.kept')}`,
    ...list(page.kept),
    `${marks} ${t('report.patch')}`,
    fenced(readablePatch(page)),
  ];
}

function entryText(entry: Correction, t: TFunction, marks: string): string {
  return [
    `${marks} ${t('report.entry', { line: entry.line, kind: t(`finding.kind.${entry.kind}`), did: entry.did })}`,
    // Where nothing was changed there is no before and after.
    ...(entry.after === ''
      ? [quoted(entry.before)]
      : [
          `${t('report.before')}\n\n${quoted(entry.before)}`,
          `${t('report.after')}\n\n${quoted(entry.after)}`,
        ]),
    entry.reasons.map((reason) => `- ${escaped(reason)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}${fence}`;
}
