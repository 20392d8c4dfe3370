import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

function flagsOf(text: string): string[] {
  return analyse(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ kind }) => kind);
}

const before = {
  latin: 'The council met on Wednesday and put off its vote on the car park until the spring.',
  han: '市政府常务会议昨天没有就停车场一事作出决定，表决推迟到明年春天再说，与会者都松了一口气。',
};
const story = {
  English:
    'The village halls at Elm and Oakley are to have new roofs before the winter, the county said on Friday, and the work is to cost less than was thought.',
  German:
    'Die Dorfsäle in Elmen und Eichau bekommen noch vor dem Winter neue Dächer, teilte der Landkreis am Freitag mit, und die Arbeiten kosten weniger als gedacht.',
  French:
    "Les salles des fêtes d'Elme et de Chênay auront de nouveaux toits avant l'hiver, a annoncé vendredi le département, et les travaux coûteront moins que prévu.",
  Chinese:
    '榆树村和橡树村的文化礼堂入冬前都要换上新屋顶，县里星期五宣布了这个消息，费用比原先估计的少了三成。',
};
const headlines = {
  English: [
    ['Mobile picture power', 'in your pocket'],
    ['County to pay for', 'new roofs on both', 'village halls'],
    ['Governor signs bill to', 'help small theatres'],
  ],
  German: [
    ['Landkreis bezahlt neue', 'dichte Dächer für zwei Säle'],
    ['Warnung vor', 'dem Sturm', 'in der Nacht'],
  ],
  French: [['Le département paiera', 'les toits des deux salles']],
  Chinese: [
    ['县里出钱为两座文化', '礼堂换新屋顶'],
    ['榆树橡树两村文化礼堂', '屋顶入冬前换新', '群众冬天有了好去处'],
  ],
};

describe('a headline in several lines raises no alarm', () => {
  const cases = Object.entries(headlines).flatMap(([language, all]) =>
    all.map((lines) => [language, lines] as const),
  );
  it.each(cases)('%s: %j', (language, lines) => {
    const first = language === 'Chinese' ? before.han : before.latin;
    for (const between of ['\n', '\n\n']) {
      expect(flagsOf([first, lines.join(between), story[language as 'English']].join('\n\n'))).toEqual([]);
      expect(flagsOf([lines.join(between), story[language as 'English'], first].join('\n\n'))).toEqual([]);
    }
  });

  it('in capitals, one line of which could be a running head', () => {
    const lines = ['32 DEAD, 72 HURT IN', 'GERMAN MINE DISASTER'].join('\n');
    const text = `BERLIN, June 21. - ${story.English}`;
    for (const between of ['\n', '\n\n'])
      expect(flagsOf([before.latin, lines, text].join(between)), between).toEqual([]);
  });

  it('over a byline', () => {
    const lines = ['Mobile picture power', 'in your pocket', 'By Ann Lee'].join('\n\n');
    expect(flagsOf([before.latin, lines, story.English].join('\n\n'))).toEqual([]);
  });
});

describe('a short paragraph that was cut is told, and joined', () => {
  const rest = 'in your pocket.';
  it('as it has its full stop', () => {
    const text = [before.latin, 'There is mobile picture power', rest, story.English].join('\n\n');
    expect(flagsOf(text)).toEqual(['split-paragraph']);
    expect(takeSuggestions(text, analyse(text)).text).toContain('picture power in your pocket.');
  });

  it('where the text before it is not finished', () => {
    const text = [
      `${before.latin} It was a night on which nobody went home before eleven, and on which the mayor`,
      'spoke twice',
      'about the budget',
      story.English,
    ].join('\n\n');
    expect(flagsOf(text)).toContain('split-paragraph');
  });

  it('where what follows is its rest', () => {
    const text = [
      before.latin,
      'New roofs for the village halls',
      'Work is to begin in',
      `the autumn, ${story.English.toLowerCase()}`,
    ].join('\n\n');
    expect(flagsOf(text)).toContain('split-paragraph');
  });
});
