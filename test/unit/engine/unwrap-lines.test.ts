import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, unwrapEdits } from '../../../src/engine/index.ts';

const unwrapped = (text: string, range?: { start: number; end: number }): string =>
  applyEdits(text, unwrapEdits(text, range));

const wrappedPage = [
  '    夜班渡轮从上周五起恢复，首班船二十一时三十分离岸，',
  '沿途停靠三处码头，末班船零时四十分到岸，船票与白天一样，',
  '月票照用，夜里不加价，码头上的灯一直亮到最后一班。',
  '    轮机长老简推迟了退休，他说夜里的江面安静得很，听得',
  '见机器哪里不舒服，白天就不行，白天的江上全是汽笛的声',
  '音，什么都盖住了，要用手去摸才知道机器好不好。',
  '    公司同时公布了雨雾停航的标准，能见度不足五百米时，',
  '夜航改由接驳客车绕行大桥，票价不变，由调度员在码头现',
  '场通知，乘客可以在候船室里等车，也可以退票。',
].join('\n');

describe('unwrapping lines', () => {
  test('a hard-wrapped Chinese page becomes one line a paragraph, joined with nothing', () => {
    const result = unwrapped(wrappedPage);
    expect(result.split('\n')).toHaveLength(3);
    expect(result).toContain('听得见机器哪里不舒服');
  });

  test.each(['\n\n', '\r\r\n'])('so does one with a blank line behind every line (%j)', (end) => {
    const spaced = wrappedPage.replaceAll('\n', end);
    expect(unwrapped(spaced)).toBe(unwrapped(wrappedPage).replaceAll('\n', end));
    expect(unwrapped(`${spaced}${end}\n${spaced}`).split(`。${end}`)).toHaveLength(6);
  });

  test('chosen Latin lines are joined with a space, a word divided by a hyphen without it', () => {
    const text =
      'The night ferry sails again, and the engi-\nneer, who had put off his pension,\nis glad of it.';
    expect(unwrapped(text, { start: 0, end: text.length })).toBe(
      'The night ferry sails again, and the engineer, who had put off his pension, is glad of it.',
    );
  });

  test('blank lines and breaks outside the chosen lines stay', () => {
    const text = 'one line\nand its next\n\nanother\nand more';
    expect(unwrapped(text, { start: 0, end: 20 })).toBe('one line and its next\n\nanother\nand more');
  });

  test('a page with a line a paragraph is left alone', () => {
    expect(unwrapEdits('第一段说完了。\n第二段也说完了。\n')).toEqual([]);
  });

  test('nothing but white space and hyphens is ever taken', () => {
    const text = fc.stringMatching(/^[a-z,. 的了是在\u3000\n-]{0,200}$/);
    fc.assert(
      fc.property(text, (page) => {
        const letters = (value: string) => value.replaceAll(/[\s\u3000-]/g, '');
        expect(letters(unwrapped(page, { start: 0, end: page.length }))).toBe(letters(page));
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
