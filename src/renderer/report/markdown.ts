import type { TFunction } from 'i18next';
import { patchOf, type Correction, type Corrections } from './corrections.ts';

/** Characters that Markdown would read as marks. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${escaped(line)}`)
    .join('\n');

/** The report as Markdown. */
export function markdownReport(corrections: Corrections, t: TFunction): string {
  const { name, author, madeAt, fixed, kept } = corrections;
  const section = (entry: Correction): string =>
    [
      `### ${t('report.entry', { line: entry.line, kind: t(`finding.kind.${entry.kind}`), did: entry.did })}`,
      `${t('report.before')}\n\n${quoted(entry.before)}`,
      ...(entry.after === '' ? [] : [`${t('report.after')}\n\n${quoted(entry.after)}`]),
      entry.reasons.map((reason) => `- ${escaped(reason)}`).join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  const parts = [
    `# ${t('report.heading', { name: escaped(name) })}`,
    t('report.made', { date: madeAt.slice(0, 16).replace('T', ' '), author: author || '—' }),
    t('report.summary', { fixed: fixed.length, kept: kept.length }),
    `## ${t('report.fixed')}`,
    ...(fixed.length === 0 ? [t('report.nothing')] : fixed.map(section)),
    `## ${t('report.kept')}`,
    ...(kept.length === 0 ? [t('report.nothing')] : kept.map(section)),
    `## ${t('report.patch')}`,
    fenced(patchOf(corrections)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}
