import { describe, expect, it } from 'vitest';
import { analyse, Memory } from '../../../src/engine/index.ts';
import type { Range } from '../../../src/engine/range.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { newspaperText, type Language } from '../../bench/newspaper.ts';
import { createRandom } from '../../support/random.ts';
import { layoutPage } from '../../support/side-by-side.ts';

/** Lines of so many characters, broken where words end. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => line.match(new RegExp(`.{1,${width}}(?: |$)|.{${width}}|.+$`, 'gu'))?.join('\n') ?? '')
    .join('\n');
}

/** What an editor does, and what editors do by accident. */
function edited(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const replace = (start: number, end: number, by: string) => text.slice(0, start) + by + text.slice(end);
  const breakAt = text.indexOf('\n\n', at);
  const kind = Math.floor(random() * 9);
  if (kind === 0) return replace(at, at, '新');
  if (kind === 1) return replace(at, at, 'and so on, ');
  if (kind === 2) return replace(at, at + 1 + Math.floor(random() * 12), '');
  if (kind === 3) return replace(at, at, '\n\n');
  if (kind === 4 && breakAt > 0) return replace(breakAt, breakAt + 2, '');
  if (kind === 5 && breakAt > 0) return replace(breakAt - 1, breakAt, '');
  if (kind === 6) return replace(at, at + Math.floor(random() * 3000), '');
  if (kind === 7) {
    const copied = Math.floor(random() * text.length);
    return replace(at, at, text.slice(copied, copied + 300));
  }
  return replace(at, at, '\n\n—— 3 ——\n\n');
}

const pages: readonly (readonly [string, string])[] = [
  ...(['zh', 'en'] as const).map((language: Language): [string, string] => [
    language,
    newspaperText(language, language === 'zh' ? 24_000 : 60_000, 5),
  ]),
  ['zh, a line a paragraph', newspaperText('zh', 24_000, 9).replaceAll('\n\n', '\n')],
  ['zh, no full stops', newspaperText('zh', 24_000, 6).replaceAll('。\n', '\n')],
  ['zh, spaced out', newspaperText('zh', 24_000, 7).replaceAll(/(?<=[\p{L}，。])(?=[\p{L}，。])/gu, ' ')],
  ['en, in capitals', newspaperText('en', 60_000, 4).toUpperCase()],
  ['en, wrapped', wrapped(newspaperText('en', 60_000, 8), 70)],
  ['en, columns side by side', `${newspaperText('en', 8_000, 3)}\n\n${layoutPage}\n\n`.repeat(2)],
];

describe('a memory', () => {
  it.each(pages)('changes no finding, whatever is edited: %s', (_, page) => {
    const random = createRandom(20_261_126);
    const memory = new Memory();
    let text = page;
    for (let turn = 0; turn < 14; turn++) {
      expect(analyse(text, { memory })).toEqual(analyse(text));
      text = edited(text, random);
      // Sometimes two edits, apart, before the flags are fresh again.
      if (random() < 0.2) text = edited(text, random);
    }
  });

  it('knows that a capital begins to tell with the first small letters, wherever these stand', () => {
    // Cuts far behind what changes, among text that is of the same kind in capitals as without.
    const plain = newspaperText('en', 90_000, 11)
      .split('\n\n')
      .filter((paragraph) => paragraph.length > 120 && paragraph.endsWith('.'));
    const page = plain
      .map((paragraph, at) =>
        at > 100 && at % 4 === 0 ? paragraph.replace(/(?<=^.{90,}\S) /s, '\n\n') : paragraph,
      )
      .join('\n\n')
      .toUpperCase();
    const memory = new Memory();
    for (const small of [0, 400, 800, 0]) {
      const text = page.slice(0, small).toLowerCase() + page.slice(small);
      expect(analyse(text, { memory })).toEqual(analyse(text));
    }
  });

  it('knows that a paragraph without indentation stands out only where the others are indented', () => {
    const paragraphs = newspaperText('zh', 40_000, 12)
      .split('\n\n')
      .filter((paragraph) => paragraph.length > 60 && paragraph.endsWith('。'));
    const far = paragraphs.length >> 1;
    const page = (indented: number) =>
      paragraphs
        .map((paragraph, at) => {
          if (at === 2) return `　　${paragraph.slice(0, -1)}`;
          return at === 3 || (at >= far && at >= indented) ? paragraph : `　　${paragraph}`;
        })
        .join('\n\n');
    const memory = new Memory();
    const oddsOf = (text: string) => {
      const { findings } = analyse(text, { memory });
      expect(findings).toEqual(analyse(text).findings);
      return findings.map(({ confidence, reasons }) => [confidence, reasons.map(({ code }) => code)]);
    };
    const told = oddsOf(page(paragraphs.length));
    expect(JSON.stringify(told)).toContain('not-indented');
    expect(JSON.stringify(oddsOf(page(far)))).not.toContain('not-indented');
  });

  it('changes no finding where another text is shown to it', () => {
    const memory = new Memory();
    for (const [, page] of pages) expect(analyse(page, { memory })).toEqual(analyse(page));
  });

  it.each(pages.slice(0, 2))(
    'is copied for a text that may come next, and is not changed by it: %s',
    (_, page) => {
      const random = createRandom(20_261_127);
      const memory = new Memory();
      let text = page;
      for (let turn = 0; turn < 6; turn++) {
        expect(analyse(text, { memory })).toEqual(analyse(text));
        const copy = memory.copy();
        const next = edited(text, random);
        expect(analyse(next, { memory: copy })).toEqual(analyse(next));
        text = edited(text, random);
      }
    },
  );

  it('knows what was found far from an edit, wherever it stands now, and nothing near it', () => {
    const paragraph = (index: number) => `这是第${index}段，写的是第${index}件事情，它与别的事情都没有关系。`;
    const paragraphs = Array.from({ length: 600 }, (_, index) => paragraph(index));
    const memory = new Memory();
    const begin = (text: string) => memory.begin(text, readBlocks(text));
    const text = paragraphs.join('\n\n');
    const first = begin(text);
    for (const index of [3, 300, 597]) {
      const place = text.indexOf(paragraph(index));
      first.answer('headless', place, place, place, () => index);
    }
    const changed = text.replace(paragraph(299), '短。');
    const second = begin(changed);
    const asked = [3, 300, 597].map((index) => {
      const place = changed.indexOf(paragraph(index));
      return second.answer('headless', place, place, place, () => -1);
    });
    expect(asked).toEqual([3, -1, 597]);
  });

  it('knows nothing near stray copies that go only now, or do not go any more', () => {
    const paragraphs = Array.from(
      { length: 2000 },
      (_, index) => `这是第${index}段，写的是第${index}件事情。`,
    );
    const text = paragraphs.join('\n\n');
    const blocks = readBlocks(text);
    const memory = new Memory();
    const placeOf = (index: number) => text.indexOf(paragraphs[index]!);
    const goneAt = (...indices: number[]) =>
      indices.map((index) => ({ start: placeOf(index), end: placeOf(index + 1) }));
    const ask = (gone: readonly Range[], by: number) => {
      const recall = memory.begin(text, blocks).without(gone);
      return [3, 1000, 1600].map((index) => {
        const place = placeOf(index);
        return recall.answer('headless', place, place, place, () => by);
      });
    };
    expect(ask(goneAt(600), 1)).toEqual([1, 1, 1]);
    expect(ask(goneAt(600), 2)).toEqual([1, 1, 1]);
    expect(ask(goneAt(600, 1001), 3)).toEqual([1, 3, 1]);
    expect(ask(goneAt(600), 4)).toEqual([1, 4, 1]);
    expect(ask([], 5)).toEqual([5, 5, 5]);
  });
});
