import { describe, expect, it } from 'vitest';
import type { EncodingName } from '../../../src/contract/index.ts';
import { decode } from '../../../src/service/bytes/decode.ts';
import { encode } from '../../../src/service/bytes/encode.ts';

const keep = { keepsRawBytes: true };

const roundTrip = (bytes: Buffer, encoding: EncodingName) => {
  const decoded = decode(bytes, encoding);
  const encoded = encode(decoded.text, encoding, keep);
  return encoded.ok ? encoded.bytes : null;
};

describe('decode and encode', () => {
  const samples: readonly (readonly [EncodingName, string])[] = [
    ['utf-8', '重复文字 “A”\u200b\ufeff𠮷'],
    ['utf-16le', '重复\ud800文字'],
    ['utf-16be', '重复文字𠮷'],
    ['gb18030', '断句、错位㐀𠮷€é'],
    ['big5', '無頭段落「Ê̄」'],
    ['shift_jis', '校正、ｶﾅ、①'],
    ['euc-jp', '校正、丂'],
    ['euc-kr', '교정 똠'],
    ['windows-1252', '“naïve”—€'],
    ['iso-8859-1', 'naïve\u0085'],
    ['iso-8859-15', 'cœur €'],
    ['koi8-r', 'Правда'],
    ['windows-1251', 'Правда №1'],
  ];
  it.each(samples)('%s gives back what it was given', (encoding, text) => {
    const encoded = encode(text, encoding, keep);
    expect(encoded.ok && decode(encoded.bytes, encoding).text).toBe(text);
  });

  it('big5 has the characters of Hong Kong, those of two letters and those beyond 16 bits too', () => {
    // Codes of HKSCS-2008, as other tables have them.
    const codes: readonly (readonly [string, string])[] = [
      ['8862', 'Ê̄'],
      ['88a5', 'ê̌'],
      ['fa40', '𠕇'],
      ['fefe', '秔'],
      ['877a', '㡵'],
    ];
    for (const [code, text] of codes) expect(decode(Buffer.from(code, 'hex'), 'big5').text).toBe(text);
    const page = '佢喺度瞓咗，嚟咗搵𨋢，冇乜嘢。\r\n鰂魚涌嘅街市';
    const encoded = encode(page, 'big5', keep);
    expect(encoded.ok && decode(encoded.bytes, 'big5')).toMatchObject({
      text: page,
      undecodableCount: 0,
      unfaithfulCount: 0,
    });
    expect(encode('嘅𨋢们', 'big5', keep)).toEqual({
      ok: false,
      unencodable: [{ character: '们', offset: 3 }],
    });
  });

  it.each(['big5', 'gb18030', 'shift_jis', 'euc-jp', 'euc-kr'] as const)(
    '%s: every code of two bytes comes back as it was, or is told',
    (encoding) => {
      const counts = { undecodable: 0, unfaithful: 0, exact: 0 };
      const lost: string[] = [];
      for (let code = 0x8040; code <= 0xfeff; code += 1) {
        const bytes = Buffer.of(code >> 8, code & 0xff);
        const { undecodableCount, unfaithfulCount } = decode(bytes, encoding);
        if (unfaithfulCount > 0) counts.unfaithful += 1;
        else if (roundTrip(bytes, encoding)?.equals(bytes) !== true) lost.push(bytes.toString('hex'));
        else counts[undecodableCount > 0 ? 'undecodable' : 'exact'] += 1;
      }
      expect(lost).toEqual([]);
      expect(counts.exact).toBeGreaterThan(6000);
      expect(counts.unfaithful).toBeLessThan(500);
    },
  );

  it('stands an undecodable byte in the text where it is, and writes it back', () => {
    const bytes = Buffer.from([0xd6, 0xd0, 0xff, 0x41, 0x0a, 0xd6]);
    const { text, undecodable, undecodableCount } = decode(bytes, 'gb18030');
    expect(text).toBe('中\udcffA\n\udcd6');
    expect(undecodable).toEqual([
      { offset: 1, bytes: 'ff' },
      { offset: 4, bytes: 'd6' },
    ]);
    expect(undecodableCount).toBe(2);
    expect(roundTrip(bytes, 'gb18030')).toEqual(bytes);
  });

  it('tells the second code of a character from the one it would be written with', () => {
    const { text, unfaithful, undecodableCount } = decode(Buffer.from([0x41, 0x80]), 'gb18030');
    expect(text).toBe('A€');
    expect(unfaithful).toEqual([{ offset: 1, bytes: '80' }]);
    expect(undecodableCount).toBe(0);
  });

  it('keeps an odd last byte of UTF-16', () => {
    const bytes = Buffer.from([0x41, 0x00, 0x0a]);
    const { text, undecodableCount } = decode(bytes, 'utf-16le');
    expect(text).toBe('A\udc0a');
    expect(undecodableCount).toBe(1);
    const encoded = encode(text, 'utf-16le', { ...keep, oddLastByte: 0x0a });
    expect(encoded).toMatchObject({ ok: true, bytes });
  });

  it('names each character that does not fit, with its place, and replaces none', () => {
    expect(encode('Galley 校\n?样', 'windows-1252', keep)).toEqual({
      ok: false,
      unencodable: [
        { character: '校', offset: 7 },
        { character: '样', offset: 10 },
      ],
    });
  });

  it('does not write a lone surrogate as a raw byte into another encoding', () => {
    expect(encode('A\udcff', 'utf-8', { keepsRawBytes: false })).toEqual({
      ok: false,
      unencodable: [{ character: '\udcff', offset: 1 }],
    });
  });

  const everyEncoding: readonly EncodingName[] = samples.map(([encoding]) => encoding);
  it.each(everyEncoding)('%s keeps every byte there is, in any order', (encoding) => {
    const bytes = Buffer.from(
      Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 8) * 59) & 255),
    );
    const { text, unfaithfulCount } = decode(bytes, encoding);
    const encoded = encode(text, encoding, keep);
    const back = encoded.ok ? encoded.bytes : Buffer.alloc(0);
    // Codes of which there are two for a character come back as the other one: as many bytes, the same text.
    expect(decode(back, encoding).text).toBe(text);
    expect(back.equals(bytes)).toBe(unfaithfulCount === 0);
  });
});
