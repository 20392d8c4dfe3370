import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const articles = {
  Chinese: [
    '镇上的老邮局上周重新开门，一楼仍然收寄包裹，二楼改成了书信展览。',
    '展柜里最早的一封信写于1936年，寄信人是当年在外求学的青年，信里说“学校的伙食很好”，请家里不必挂念，又问弟弟的字练得怎样了。工作人员说，这些信多半是居民自己送来的。',
    '开门当天来了三百多人，不少老人在展柜前站了很久，还有人认出了自己父亲的笔迹。',
    '展览到年底结束，之后这些信将交给县档案馆保存，读者可以预约查阅。',
  ],
  English: [
    'The old post office opened its doors again last week, with parcels on the ground floor and an exhibition of letters upstairs.',
    'The oldest of the letters was written in 1936 by a young man who studied far from home. The food at the school was good, he wrote, and his parents should not worry; he asked how his brother was getting on with his handwriting. Most of the letters were brought by the people of the town.',
    'More than three hundred came on the first day, and some of the older visitors stood before the glass for a long time.',
    'When the exhibition ends in December the letters will go to the county archive, where readers may ask for them.',
  ],
  French: [
    'L’ancien bureau de poste a rouvert ses portes la semaine dernière, avec une exposition de lettres à l’étage.',
    'La plus ancienne des lettres a été écrite en 1936 par un jeune homme qui étudiait loin de sa famille. La nourriture était bonne, disait-il, et ses parents ne devaient pas s’inquiéter; il demandait si son frère avait progressé à l’école. La plupart des lettres ont été apportées par les habitants.',
    'Plus de trois cents personnes sont venues le premier jour, et certaines sont restées longtemps devant les vitrines.',
    'Les lettres seront confiées en décembre aux archives, où les lecteurs pourront les demander.',
  ],
};

interface Reading {
  readonly language: keyof typeof articles;
  readonly what: string;
  readonly misread: (passage: string) => string;
  /** What is said of it, where that is not that it was misread. */
  readonly code?: string;
}

const readings: readonly Reading[] = [
  { language: 'Chinese', what: 'one character misread', misread: (p) => p.replace('当年', '当兖') },
  { language: 'Chinese', what: 'a common one for another', misread: (p) => p.replace('学校', '字校') },
  {
    language: 'Chinese',
    what: 'characters left out',
    misread: (p) => p.replace('青年', '青').replace('人员', '人'),
  },
  { language: 'Chinese', what: 'marks left out', misread: (p) => p.replaceAll('，', '') },
  {
    language: 'Chinese',
    what: 'half-width marks',
    misread: (p) => p.replaceAll('，', ','),
    code: 'set-otherwise',
  },
  {
    language: 'Chinese',
    what: 'spaces between',
    misread: (p) => p.replace('青年', '青 年').replace('居民', '居 民'),
  },
  {
    language: 'Chinese',
    what: 'plain quotation marks',
    misread: (p) => p.replaceAll(/[“”]/gu, '"'),
  },
  { language: 'English', what: 'a letter misread', misread: (p) => p.replace('handwriting', 'handwnting') },
  { language: 'English', what: 'a word that few know', misread: (p) => p.replace('parents', 'parcnts') },
  { language: 'English', what: 'marks left out', misread: (p) => p.replaceAll(',', '') },
  {
    language: 'English',
    what: 'spaces within words',
    misread: (p) => p.replace('brother', 'bro ther').replace('worry', 'wor ry'),
  },
  {
    language: 'English',
    what: 'hyphens of line ends',
    misread: (p) => p.replace('studied', 'stud- ied').replace('parents', 'par- ents'),
  },
  { language: 'English', what: 'capitals', misread: (p) => p.toUpperCase(), code: 'set-otherwise' },
  {
    language: 'French',
    what: 'accents left out',
    misread: (p) => p.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  },
];

describe.each(readings)(
  '$language: of two copies the one with $what goes',
  ({ language, misread, code = 'noisier-copy' }) => {
    const paragraphs = articles[language];
    const passage = paragraphs[1]!;
    const worse = misread(passage);
    const corrected = (at: number) => {
      const text = paragraphs.toSpliced(at, 0, worse).join('\n\n');
      return takeSuggestions(text, analyse(text)).text.trim();
    };

    it('is another text', () => expect(worse).not.toBe(passage));

    it('right before the other one', () => expect(corrected(1)).toBe(paragraphs.join('\n\n')));

    it('right behind it', () => expect(corrected(2)).toBe(paragraphs.join('\n\n')));

    it('and the finding says why', () => {
      const text = paragraphs.toSpliced(1, 0, worse).join('\n\n');
      const reasons = analyse(text).findings.flatMap((finding) => finding.reasons);
      expect(reasons).toContainEqual({ code, params: { copy: 'A' } });
    });
  },
);

it.each(readings.slice(0, 1).concat(readings.slice(7, 10)))(
  '$language: of three copies the one stays that reads best ($what)',
  ({ language, misread }) => {
    const paragraphs = articles[language];
    const worse = misread(paragraphs[1]!);
    const text = paragraphs.toSpliced(4, 0, worse).toSpliced(1, 0, worse).join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text.trim()).toBe(paragraphs.join('\n\n'));
  },
);

it.each(
  readings.filter(
    ({ language, what }) =>
      what.startsWith('hyphens') || (language === 'Chinese' && what.startsWith('marks')),
  ),
)('$language: a copy with $what was not edited, and goes, also farther away', ({ language, misread }) => {
  const paragraphs = articles[language];
  const text = [...paragraphs, '# ***', ...articles.French, misread(paragraphs[1]!)].join('\n\n');
  const clean = [...paragraphs, '# ***', ...articles.French].join('\n\n');
  expect(takeSuggestions(text, analyse(text)).text.trim()).toBe(clean);
});

it.each([1, 2])('the copy goes that was broken into pieces, also where it stands first (%i)', (at) => {
  const paragraphs = articles.English;
  const broken = paragraphs[1]!
    .replace('by a young', 'by\n\na young')
    .replace('his parents', 'his\n\nparents');
  const text = paragraphs.toSpliced(at, 0, broken).join('\n\n');
  const reasons = analyse(text).findings.flatMap((finding) => finding.reasons);
  expect(reasons).toContainEqual({ code: 'torn-apart', params: { copy: at === 1 ? 'A' : 'B' } });
  expect(takeSuggestions(text, analyse(text)).text.trim()).toBe(paragraphs.join('\n\n'));
});

describe.each(['Chinese', 'English'] as const)('%s: a paragraph and the same', (language) => {
  const paragraphs = articles[language];

  it.each(['- ', '* ', '## '])('behind the mark %j: that one goes, also where it stands first', (mark) => {
    for (const at of [1, 2]) {
      const text = paragraphs.toSpliced(at, 0, `${mark}${paragraphs[1]!}`).join('\n\n');
      expect(takeSuggestions(text, analyse(text)).text.trim(), String(at)).toBe(paragraphs.join('\n\n'));
      const reasons = analyse(text).findings.flatMap((finding) => finding.reasons);
      expect(reasons).toContainEqual({ code: 'marked-alone', params: { copy: at === 1 ? 'A' : 'B' } });
    }
  });

  it('among the items of a list: both stay', () => {
    const items = [paragraphs[3]!, paragraphs[1]!, paragraphs[2]!].map((item) => `- ${item}`);
    const text = [...items, ...paragraphs.slice(0, 2)].join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });

  it('as a quotation drawn out: both stay', () => {
    const text = paragraphs
      .toSpliced(3, 0, `> ${paragraphs[1]!.split(/(?<=[。.] ?)/u)[0]!.trim()}`)
      .join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });
});

it('of copies that read alike the later one goes', () => {
  const paragraphs = articles.English;
  const other = paragraphs[1]!.replace('1936', '1938');
  const text = paragraphs.toSpliced(2, 0, other).join('\n\n');
  expect(takeSuggestions(text, analyse(text)).text.trim()).toBe(paragraphs.join('\n\n'));
});

it('copies that are wrapped otherwise read alike', () => {
  const lines = (text: string, width: number) =>
    text.replaceAll(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trim();
  const wrapped = articles.English.map((paragraph) => lines(paragraph, 60));
  const narrow = lines(articles.English[1]!, 40)
    .replace('studied', 'stud-\nied')
    .replace('handwriting', 'hand-\nwriting');
  const text = wrapped.toSpliced(2, 0, narrow).join('\n\n');
  const [finding] = analyse(text).findings.filter(({ kind }) => kind === 'duplicate');
  expect(finding!.reasons.map(({ code }) => code)).not.toContain('noisier-copy');
});
