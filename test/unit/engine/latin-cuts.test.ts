import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, suggestedEdits } from '../../../src/engine/index.ts';

/** Of one paper, which keeps its full stops. */
const ENGLISH = [
  'The old weir below the bridge was mended on Monday, a week before the spring floods were due, and the mill is running again for the first time in eleven years.',
  'Councillors voted on Tuesday to keep the village school open for at least three more years, after parents had collected more than two thousand names for it.',
  'The library lends telescopes from this week on. There is a waiting list for them already, the librarian said, and most of those on it are under twelve.',
  'Fares on the harbour ferry will not rise before the spring. The board wants to see first how many people take the new night boat to the island.',
  'Two storks have built their nest on the chimney of the brewery. The brewer has put off his repairs until they have raised their young and left for the south.',
  'The brass band of the fire brigade will play in the market hall in June. It has nine new members, and the youngest of them cannot yet lift her tuba.',
  'Frost has taken most of the cherry blossom in the upper valley. Growers hope for the plums, which flower later and stand on the warmer side.',
  'The post office in Mill Street closes for a fortnight. Parcels are handed out at the baker’s meanwhile, who opens at four in the morning.',
  'A lost purse with nine hundred crowns in it was handed in on Saturday. The finder did not want to give his name, nor to take a reward.',
];
const GERMAN = [
  'Das alte Wehr unterhalb der Brücke wurde am Montag geflickt, eine Woche vor dem Frühjahrshochwasser, und die Mühle läuft zum ersten Mal seit elf Jahren wieder.',
  'Der Rat hat am Dienstag beschlossen, die Dorfschule mindestens drei weitere Jahre offen zu halten, nachdem Eltern mehr als zweitausend Unterschriften gesammelt hatten.',
  'Die Bücherei verleiht seit dieser Woche Fernrohre. Es gibt schon eine Warteliste, sagte die Bibliothekarin, und die meisten darauf sind jünger als zwölf Jahre.',
  'Die Hafenfähre wird bis zum Frühling nicht teurer. Die Reederei will erst sehen, wie viele Leute mit dem neuen Nachtboot auf die Insel fahren.',
];

const page = (others: readonly string[], ...pieces: readonly string[]) =>
  [...others.slice(0, 2), ...pieces, ...others.slice(2)].join('\n\n');
const told = (text: string) => analyse(text).findings.filter(({ severity }) => severity !== 'info');

describe('a cut in Latin script', () => {
  it.each([
    [
      'a name behind an article',
      'The survey of the river was paid for by the',
      'Harwick Rowing Club, which has wanted one for years.',
    ],
    [
      'a name behind a conjunction',
      'The survey of the river was made by Ann Lee, Giles Harrow and',
      'Martin Oakes, who have rowed on it since they were boys.',
    ],
    [
      'a name behind a comma',
      'When the survey of the lower river was handed in on Friday morning,',
      'Giles Harrow was the first to read it, and he read it twice.',
    ],
    [
      'a number behind a word',
      'Pupils walked along both banks with a measuring wheel and a notebook. Their survey of the river lists all of the weirs and counts no fewer than',
      '2600 steps on its banks, most of which nobody had counted before.',
    ],
    [
      'what stands behind a dash',
      'Pupils walked along both banks with a measuring wheel and a notebook. Their map – the first in years –',
      'will hang in the town hall from June on, beside that of the railway.',
    ],
    [
      'the month of a day',
      'Pupils walked along both banks with a measuring wheel and a notebook. They began on 18',
      'February, when the water was low, and had done half of it by Easter.',
    ],
    [
      'the year of a month',
      'Pupils walked along both banks with a measuring wheel and a notebook. The last survey was made in May',
      '1902, by two engineers of the railway, and hangs in the town hall.',
    ],
    [
      'what stands between dashes',
      'Pupils walked along both banks with a measuring wheel and a notebook in all weathers',
      '– even on the days when the ferry stayed in – and never missed a Saturday.',
    ],
    [
      'a bracket',
      'Pupils walked along both banks with a measuring wheel and a notebook. Their survey of the lower river cost the rowing club three hundred dollars',
      '(two hundred pounds) and the whole of a summer, its secretary said.',
    ],
    [
      'what is said behind a quotation',
      '“It is the first map of the river that anybody has drawn in my lifetime,”',
      'said the miller, who had waited eleven years for the repair.',
    ],
    [
      'the text behind a word in quotation marks',
      'He had always thought of the deep pool behind the weir as the “eel market”',
      'and had never once seen it written down on any of the maps.',
    ],
    [
      'the text behind a bracket',
      'The survey of the lower river cost the rowing club three hundred dollars (two hundred pounds)',
      'last summer, and it has been paid back by the sale of the map.',
    ],
    [
      'the text behind a semicolon',
      'Pupils walked along both banks with a measuring wheel and a notebook. They never missed a Saturday;',
      'even on the days when the ferry stayed in they were out on the river.',
    ],
    [
      'the name behind a title',
      'The survey of the lower river was handed over on Friday to the head of the geographical society, Dr.',
      'Martin Oakes, who had rowed on it himself when he was a boy.',
    ],
    [
      'the day behind a month',
      'The survey of the lower river, which has taken all of the summer, is to be shown in the town hall from Sept.',
      '11 to the end of the year, beside that of the railway.',
    ],
  ])('is found before %s', (_, head, tail) => {
    const text = page(ENGLISH, head, tail);
    expect(applyEdits(text, suggestedEdits(told(text)))).toBe(page(ENGLISH, `${head} ${tail}`));
  });

  it.each([
    [
      'Die Vermessung des Flusses hat der Ruderverein bezahlt, zusammen mit der',
      'Gemeinde Harwick, die sich seit Jahren eine bessere Karte wünscht.',
    ],
    [
      'Die Vermessung des Flusses dauerte einen ganzen Sommer, und sie wurde von',
      'Schülern der Dorfschule gemacht, die dafür jeden Samstag ausrückten.',
    ],
  ])('is found in German: %s ¶ %s', (head, tail) => {
    const text = page(GERMAN, head, tail);
    expect(applyEdits(text, suggestedEdits(told(text)))).toBe(page(GERMAN, `${head} ${tail}`));
  });

  it.each([
    [
      'a salutation',
      'Dear Editor,',
      'The survey of the river was paid for by the rowing club, not by the council.',
    ],
    [
      'a heading',
      'What they heard of the weir and of the mill',
      '“I have never seen the river so low in spring,” the miller said on Friday.',
    ],
    [
      'a heading before a bracket',
      'Letters on the weir and the mill',
      '(The editor may shorten letters; those without a name are not printed.)',
    ],
    ['an item of a list, in small letters', 'the weir below the bridge;', 'the mill, and the bridge itself.'],
    ['lines of an address', 'The Harwick Courier,', '12 Weir Lane, Harwick.'],
    [
      'a French quotation that has its full stop',
      'Le meunier attendait depuis onze ans. « Jamais on ne reviendra en arrière. »',
      'M. Oakes a remercié les élèves du village, qui ont mesuré la rivière.',
    ],
  ])('is not seen behind %s', (_, before, after) => {
    expect(told(page(ENGLISH, before, after))).toEqual([]);
  });

  it('is not seen between the items of a list', () => {
    const items = [
      'The pupils have measured these, and want them to stand on the map:',
      'the deep pool behind the weir, which they call the eel market;',
      'both of the landing places of the night ferry, and its bell;',
      'the flat stones above the mill, which are dry in a good summer.',
    ];
    expect(told(page(ENGLISH, ...items))).toEqual([]);
  });
});

describe('a cut that no small letter tells', () => {
  it.each([
    [
      'The council paid for it in four parts. The piers of the old bridge were built by',
      '1904 men from all the villages of the valley, and the last of them died in May.',
    ],
    [
      'The mill needs new wheels. The miller said that they would cost no more than',
      '£4,000 if the village carpenters made them from the oaks on the green.',
    ],
    [
      'The mayor has seen the plans. He told the council that the new ferry would be',
      '“a bridge that swims”, and asked all parties to vote for it before the winter.',
    ],
    [
      'The brewer has put off his repairs. His wife said the storks had come from',
      'Africa in the last week of March, and that she would not have them driven away.',
    ],
  ])('is told where a paragraph alone lacks its full stop: %s ¶ %s', (head, tail) => {
    expect(told(page(ENGLISH, head, tail)).map(({ kind }) => kind)).toEqual(['split-paragraph']);
    // Others lack theirs, too.
    const others = ENGLISH.map((paragraph, index) => (index % 2 === 0 ? paragraph.slice(0, -1) : paragraph));
    expect(told(page(others, head, tail))).toEqual([]);
  });

  it('is none behind a standfirst, which has no full stop', () => {
    const standfirst =
      'Fares rise. The board of the harbour ferry wants more money from all who cross to the island';
    const text = ['# Ferry fares to rise', standfirst, ...ENGLISH].join('\n\n');
    expect(told(text)).toEqual([]);
  });
});

describe('a paragraph of which each line stands as one', () => {
  const lines = [
    'The survey of the river was paid for by the club, which has',
    'wanted one for years. Pupils walked along both banks with a',
    'measuring wheel and a notebook, and were led by the teacher',
    'Martin Oakes, who has rowed on the river since he was a boy',
    'and knows each stone of it. The map will be sold in June.',
  ];

  it('is one again, where no word tells a cut, too', () => {
    const text = page(ENGLISH, ...lines);
    expect(applyEdits(text, suggestedEdits(told(text)))).toBe(page(ENGLISH, lines.join(' ')));
  });

  it('is none of a few lines that are as long, but unlike', () => {
    const items = [
      'Boots for the pupils who walk along both banks of the river',
      'Notebooks and a measuring wheel, lent by the village school',
      'Bread and cheese from the baker, who opens at four each day',
    ];
    expect(told(page(ENGLISH, ...items))).toEqual([]);
  });
});
