import { describe, expect, it } from 'vitest';
import { nextLine, readJournal as parse, wholeJournal } from '../../../src/service/store/journal-file.ts';
import { withEdits, type TextEdit } from '../../../src/service/text-edits.ts';

const path = '/pages/第一版.txt';
const steps: readonly (readonly TextEdit[])[] = [
  [{ start: 2, end: 2, text: 'typed \ud83d\ude00 "\\\n\u0000 \udcff' }],
  [
    { start: 0, end: 1, text: '' },
    { start: 0, end: 0, text: '再' },
  ],
  [{ start: 3, end: 5, text: '换' }],
];

async function readJournal(bytes: Buffer) {
  const read = await parse(bytes);
  return read && { text: await read.text(), savedAt: read.savedAt, isDamaged: read.isDamaged };
}

/** A journal, how long it was after each step, and the texts of the steps. */
async function journalOfSteps(): Promise<{ bytes: Buffer; lengths: number[]; texts: string[] }> {
  let text = '第一段，原来的文字。\n';
  const whole = await wholeJournal(path, { text, savedAt: '0' });
  let { bytes, end } = whole;
  const lengths = [bytes.length];
  const texts = [text];
  for (const [index, edits] of steps.entries()) {
    const line = await nextLine(end, edits, String(index + 1));
    ({ end } = line);
    bytes = Buffer.concat([bytes, line.bytes]);
    text = String(withEdits(text, edits));
    lengths.push(bytes.length);
    texts.push(text);
  }
  return { bytes, lengths, texts };
}

describe('the file of a journal', () => {
  it('gives the text of its last line', async () => {
    const { bytes, texts } = await journalOfSteps();
    expect(await readJournal(bytes)).toEqual({ text: texts.at(-1), savedAt: '3', isDamaged: false });
  });

  it('cut short at any byte gives the last text that is there whole', async () => {
    const { bytes, lengths, texts } = await journalOfSteps();
    for (let length = 0; length < bytes.length; length += 1) {
      const read = await readJournal(bytes.subarray(0, length));
      const step = lengths.findLastIndex((end) => end <= length);
      expect(read?.text, `${length} bytes`).toBe(texts[step]);
      expect(read?.isDamaged ?? false).toBe(false);
      // A file system may have made it longer before what belongs there was written.
      const withZeros = await readJournal(Buffer.concat([bytes.subarray(0, length), Buffer.alloc(40)]));
      // The last byte of the text itself is a zero.
      expect(step < 0 ? [undefined, texts[0]] : [texts[step]]).toContain(withZeros?.text);
    }
  });

  it('with any bit changed never gives a text that never was, and says that it is damaged', async () => {
    const { bytes, lengths, texts } = await journalOfSteps();
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 1 << (at % 8);
      const read = await readJournal(damaged);
      const step = lengths.findLastIndex((end) => end <= at);
      // In the line that says what it is the text behind it need not be hit.
      expect(step < 0 ? [undefined, texts[0]] : [texts[step]], `byte ${at}`).toContain(read?.text);
      // Without the end of its last line it looks as if it had been cut short.
      expect(read?.isDamaged ?? true, `byte ${at}`).toBe(at < bytes.length - 1);
    }
  });

  it('takes no line of another journal, and none twice', async () => {
    const { bytes, lengths, texts } = await journalOfSteps();
    const other = await wholeJournal('/pages/p02.txt', { text: texts[0]!, savedAt: '0' });
    const line = bytes.subarray(lengths[0], lengths[1]);
    const mixed = await readJournal(Buffer.concat([other.bytes, line]));
    expect(mixed).toMatchObject({ text: texts[0], isDamaged: true });
    const twice = await readJournal(Buffer.concat([bytes.subarray(0, lengths[1]), line]));
    expect(twice).toMatchObject({ text: texts[1], isDamaged: true });
    const swapped = [bytes.subarray(0, lengths[0]), bytes.subarray(lengths[1], lengths[2]), line];
    expect(await readJournal(Buffer.concat(swapped))).toMatchObject({ text: texts[0], isDamaged: true });
  });
});
