import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions, unwrapEdits } from '../../../src/engine/index.ts';
import { articles, linesOf, sideBySide } from '../../support/side-by-side.ts';

describe('columns that stand side by side', () => {
  it.each(Object.entries(articles))('%s: lines are not read on', (language, [first, second]) => {
    const width = language === 'Chinese' ? 24 : 36;
    const columns = [first!, second!].map((article) => linesOf(article, width));
    const page = sideBySide(columns, width);
    expect(analyse(page).findings).toEqual([]);
    expect(unwrapEdits(page)).toEqual([]);
    const [long] = columns;
    const three = [
      long!.slice(0, 12),
      columns[1]!.slice(0, 12),
      [...long!.slice(12), ...columns[1]!.slice(12)].slice(0, 12),
    ];
    expect(analyse(sideBySide(three, width)).findings).toEqual([]);
  });

  it('also where a column is set so full that one space is left', () => {
    const columns = articles.English.map((article) => linesOf(article, 36));
    const page = sideBySide(columns, 36)
      .split('\n')
      .map((line, row) => (row % 4 === 2 ? line.replace(/(?<=\S) {2,}(?=\S)/u, ' ') : line))
      .join('\n');
    expect(analyse(page).findings).toEqual([]);
  });

  it('what stands above and below is read as ever', () => {
    const columns = articles.English.map((article) => linesOf(article, 36));
    const above = [
      'The mayor opened the bridge on Friday, and the band of the',
      'fire brigade played until the rain came and everybody went home.',
    ];
    const text = [
      above[0],
      '',
      above[1],
      '',
      sideBySide(columns, 36),
      '',
      'The harbour will be closed',
      '',
      'to all traffic until the end of the month.',
    ].join('\n');
    const joined = analyse(text).findings.filter(({ kind }) => kind === 'split-paragraph');
    expect(
      joined.map((finding) => 'at' in finding && text.slice(finding.at.end, finding.at.end + 7)),
    ).toEqual(['fire br', 'to all ']);
  });

  it.each(['\n', '\r\n', '\r'])('their lines are named as editors count them: %j', (lineEnd) => {
    const columns = articles.English.map((article) => linesOf(article, 36));
    const rows = Math.max(...columns.map(({ length }) => length));
    const text = ['The River Gazette', '', '', sideBySide(columns, 36), '', 'Page 4', ''].join('\n');
    const { sideBySide: spans } = analyse(text.replaceAll('\n', lineEnd));
    expect(spans).toEqual([{ from: 4, to: 3 + rows }]);
    expect(analyse(articles.English.join('\n\n')).sideBySide).toEqual([]);
  });

  it('a page that was extracted twice is told', () => {
    const page = sideBySide(
      articles.English.map((article) => linesOf(article, 36)),
      36,
    );
    const text = `${page}\n\n\n${page}\n`;
    const [copy, ...others] = analyse(text).findings;
    expect([copy?.kind, copy?.severity, others.length]).toEqual(['duplicate', 'error', 0]);
    expect(takeSuggestions(text, analyse(text)).text.trim()).toBe(page);
  });

  it('lines that were set wide are not taken for them', () => {
    for (const language of ['English', 'German'] as const) {
      const paragraphs = articles[language].map((article) =>
        linesOf(article, 44).map((line, row) => {
          const words = line.split(' ');
          const at = 1 + ((row * 5) % (words.length - 1));
          return [...words.slice(0, at), ` ${words[at]!}`, ...words.slice(at + 1)].join(' ');
        }),
      );
      const [first, second] = paragraphs as [string[], string[]];
      const text = [...first.slice(0, 5), '', ...first.slice(5), '', ...second].join('\n');
      expect(
        analyse(text).findings.map(({ kind }) => kind),
        language,
      ).toEqual(['split-paragraph']);
      expect(unwrapEdits(text).length, language).toBeGreaterThan(10);
    }
  });
});
