import { describe, expect, it } from 'vitest';
import { createSeamModel } from '../../../src/engine/seams/model.ts';
import { readPageStatistics } from '../../../src/engine/seams/page-statistics.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { RemainingText } from '../../../src/engine/text/remaining-text.ts';

const paragraph =
  '新馆昨日开放，首日接待读者三千人次。馆里座无虚席，门外还排着长队，不少人等了一个多小时才进去，却没有人抱怨，大家都说值得等这么久来看一看新书。';

/** @param every one character of so many is misread, from the 20th on, `times` times */
function misread(times: number, every = 4): string {
  return Array.from(paragraph, (character, at) =>
    at >= 20 && at < 20 + every * times && at % every === 0 ? 'k' : character,
  ).join('');
}

const copyWithout = paragraph.slice(0, 60);

function missingMark(paragraphs: readonly string[]): number {
  const text = paragraphs.join('\n\n');
  return readPageStatistics(text, readBlocks(text), () => 0).missingMark(3);
}

describe('how often a page that keeps its marks is thought to lose them', () => {
  const clean = Array.from({ length: 20 }, () => paragraph);

  it('is one paragraph in two hundred', () => {
    expect(missingMark(clean)).toBeLessThan(-5);
  });

  it('is hardly more where one copy on it was read badly', () => {
    expect(missingMark(clean.with(15, misread(6)))).toBeLessThan(-4);
  });

  it('is more where misreadings stand all over it', () => {
    expect(missingMark(clean.map((whole, at) => (at % 3 === 0 ? misread(2) : whole)))).toBeGreaterThan(-3.5);
  });

  it('is hardly more where every second is cut, as their words say', () => {
    const text = clean
      .slice(8)
      .flatMap((whole, at) => (at % 2 === 0 ? [whole.slice(0, 60), `${whole.slice(60)}${whole}`] : [whole]))
      .join('\n\n');
    const blocks = readBlocks(text);
    const flow = (block: number) => (text[blocks.ends[block]! - 1] === '。' ? 0 : 1.5);
    expect(readPageStatistics(text, blocks, flow).missingMark(3)).toBeLessThan(-4);
    expect(readPageStatistics(text, blocks, () => 0).missingMark(3)).toBeGreaterThan(-2);
  });

  it('is no more where stray copies break off, once they are gone', () => {
    const paragraphs = clean.slice(8).with(5, copyWithout).with(9, copyWithout);
    const text = paragraphs.join('\n\n');
    const gone = [5, 9].map((at) => {
      const start = paragraphs.slice(0, at).join('\n\n').length + 2;
      return { start, end: start + copyWithout.length };
    });
    const whole = readPageStatistics(text, readBlocks(text), () => 0);
    const remaining = whole.without(new RemainingText(gone));
    expect(whole.missingMark(3)).toBeGreaterThan(-3.5);
    expect(whole.keepsMarks(3)).toBeLessThan(0.01);
    expect(remaining.missingMark(3)).toBeLessThan(-4.5);
    expect(remaining.keepsMarks(3)).toBe(1);
  });
});

describe('a page with one paragraph that has no mark', () => {
  const keepsMarks = (end: string) => {
    const paragraphs = Array.from({ length: 12 }, () => paragraph).with(3, `${paragraph.slice(0, 52)}${end}`);
    const text = paragraphs.join('\n\n');
    return createSeamModel(text, readBlocks(text)).keepsMarks(8);
  };

  it('keeps its marks where that breaks off, though its rest does not stand behind it', () => {
    expect(keepsMarks('，馆方下一步将在')).toBeGreaterThan(0.9);
  });

  it('may lose them where that could be whole', () => {
    expect(keepsMarks('，却没有人抱怨')).toBeLessThan(0.4);
  });
});
