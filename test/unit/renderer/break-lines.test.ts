import { describe, expect, it } from 'vitest';
import {
  breakLines,
  visibleColumns,
  type Widths,
} from '../../../src/renderer/editor/wrapping/break-lines.ts';

/** A Chinese character is two units wide, everything else one. */
const widths: Widths = {
  ofCharacter: (code) => (code >= 0x2e80 || code === 0x2014 || code === 0x2026 ? 2 : 1),
  ofWord: (word) => word.length,
};

/** The text with `|` where a new line of at most `limit` units begins. */
function wrapped(text: string, limit: number): string {
  const breaks = breakLines(text, limit, widths);
  return [...breaks, text.length].map((end, index) => text.slice(breaks[index - 1] ?? 0, end)).join('|');
}

describe('lines of a paragraph', () => {
  it.each([
    ['a text that fits stays whole', '今天下雨', 8, '今天下雨'],
    ['Chinese breaks between any two characters', '今天下雨了', 8, '今天下雨|了'],
    ['a line never begins with a closing mark', '今天下雨，很大', 8, '今天下|雨，很大'],
    ['a line never ends with an opening mark', '他今说：“好”', 9, '他今说：|“好”'],
    ['a dash is not cut in two', '今天下——雨', 8, '今天下|——雨'],
    ['an ellipsis is not cut in two and stays with its sentence', '今天下……雨', 8, '今天|下……雨'],
    ['words are not cut', 'the old mill stands', 9, 'the old |mill |stands'],
    ['spaces at the end of a line hang over it', 'the mill   stands', 8, 'the mill   |stands'],
    ['a hyphen ends a line', 'a well-known mill', 8, 'a well-|known |mill'],
    ['a date is not cut', 'on 2023-04-05 he', 10, 'on |2023-04-05 |he'],
    ['a bracket stays with its word', 'the (old) mill', 7, 'the |(old) |mill'],
    ['a word longer than a line is cut', 'abcdefghij', 4, 'abcd|efgh|ij'],
    ['Latin words in Chinese may begin a line', '他在NASA工作', 8, '他在NASA|工作'],
    ['a no-break space holds', 'the mill\u00a0wheel', 10, 'the |mill\u00a0wheel'],
    ['a rare ideograph is not halved', '𠀀𠀁𠀂', 4, '𠀀𠀁|𠀂'],
    ['a mark over a letter stays with it', '今天e\u0301', 4, '今天|e\u0301'],
  ])('%s', (_, text, limit, expected) => {
    expect(wrapped(text, limit)).toBe(expected);
  });

  it('keeps a sign of fixed width whole and counts what it is wide', () => {
    expect(breakLines('今天⌒ 接排下雨', 10, widths, [{ start: 2, end: 6, width: 7 }])).toEqual([2, 7]);
  });

  it('counts columns as a terminal does', () => {
    expect(visibleColumns('\t今天ab', [1, 3, 5], 4)).toEqual([4, 8, 10]);
  });
});
