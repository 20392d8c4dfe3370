import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode, detectEncoding } from '../../../src/service/index.ts';

/** Short lines in which two bytes of a single-byte encoding look like one code of another. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  [
    'windows-1252',
    ['Hier fühle ich mich wohl, sagt die Wirtin.', 'Der Preis soll mit einer „Bremse“ sinken.'],
  ],
  [
    'windows-1252',
    ['Il ne faut pas, dit-elle, céder à la panique.', 'Die Übergabe der Brücke ist für Mai geplant.'],
  ],
  [
    'iso-8859-1',
    ['Der Weg führt über Lüchow an die Elbe.', 'La pandemia, el cambio climático y ahora esto.'],
  ],
  [
    'iso-8859-15',
    ['Les œuvres coûtent 20 €, le catalogue 5 €.', 'La commune a payé 2 000 € ; le reste viendra.'],
  ],
  ['iso-8859-15', ['Le cœur du village bat encore, même en hiver.']],
  [
    'windows-1252',
    ['A ponte não será reparada antes de março.', 'Brua blir stengt på lørdag, sier ordføreren.'],
  ],
  // An acute accent for an apostrophe, not the Ž of ISO-8859-15.
  [
    'windows-1252',
    ['De foto´s, de auto´s en de programma´s van België zijn geplaatst, één jaar later, en de scènes ook.'],
  ],
  ['koi8-r', ['Мост через реку починят до весны.', 'СОВЕТ ПРИНЯЛ РЕШЕНИЕ О ПОЧИНКЕ МОСТА']],
  ['windows-1251', ['Мост через реку починят до весны.', 'СОВЕТ ПРИНЯЛ РЕШЕНИЕ О ПОЧИНКЕ МОСТА']],
  // Latin words in Russian, and accented words that stand alone and would be Russian ones.
  ['koi8-r', ['Сайт на WordPress взломали ночью.', 'Суд обязал Microsoft платить']],
  ['windows-1251', ['Сайт на WordPress взломали ночью.', 'Суд обязал Microsoft платить']],
  [
    'windows-1252',
    ['Il pense partir à Paris.', 'Questa è la fine della storia.', 'Sei la persona più cara.'],
  ],
  ['euc-kr', ['다리는 봄까지 수리된다고 시의회가 밝혔다.']],
  ['shift_jis', ['橋は春までに修理されると町議会は発表した。']],
  ['euc-jp', ['橋は春までに修理されると町議会は発表した。']],
  ['gb18030', ['市议会决定在春天以前修好老桥。', '记者在A股市场看到PDF文件和3月5日的通知']],
  ['big5', ['市議會決定在春天以前修好老橋。']],
];

describe('the encoding of a short line', () => {
  it.each(lines)('in %s is found', (encoding, texts) => {
    for (const text of texts) {
      const bytes = iconv.encode(text, encoding);
      expect(decode(bytes, detectEncoding(bytes).encoding).text).toBe(text);
    }
  });
});
