import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

/** Of one paper, which keeps its full stops. */
const PAPER = [
  'The old weir below the bridge was mended on Monday, a week before the spring floods were due, and the mill is running again for the first time in eleven years.',
  'Councillors voted on Tuesday to keep the village school open for at least three more years, after parents had collected many thousand names for it.',
  'The library lends telescopes from this week on. There is a waiting list for them already, the librarian said, and most of those on it are under twelve.',
  'Fares on the harbour ferry will not rise before the spring. The board wants to see first how many people take the new night boat to the island.',
  'Two storks have built their nest on the chimney of the brewery. The brewer has put off his repairs until they have raised their young and left for the south.',
  'The brass band of the fire brigade will play in the market hall in June. It has nine new members, and the youngest of them cannot yet lift her tuba.',
  'Frost has taken most of the cherry blossom in the upper valley. Growers hope for the plums, which flower later and stand on the warmer side.',
  'The post office in Mill Street closes for a fortnight. Parcels are handed out at the baker’s meanwhile, who opens at four in the morning.',
];

const page = (...pieces: readonly string[]) =>
  `${[...PAPER.slice(0, 3), ...pieces, ...PAPER.slice(3)].join('\n\n')}\n`;
const mended = (text: string) => takeSuggestions(text, analyse(text)).text;

describe('a cut at a mark within words and numbers, in Latin script', () => {
  it.each([
    ["The survey cost nothing. The miller said he hadn' ¶ t asked for it, and would hang it in the mill."],
    ["The survey cost nothing. Nobody had asked for the miller' ¶ s opinion of the new weir in the river."],
    ["The survey was made last year. The pupils were led by their teacher, Miss O' ¶ Connor, who can swim."],
    ["The map is in French. The pupils have written on it, in red, that the weir must be mended d' ¶ abord."],
    [
      'The survey cost nothing. The pupils had a measuring wheel that was made by the well ¶ -known carpenter.',
    ],
    [
      'The water is low. The survey says that it fell by 0. ¶ 3% in each of the years since the bridge stood.',
    ],
    ['The bridge was dear. The council of the valley says that it has cost each of them 35, ¶ 000 crowns.'],
    [
      'The survey took a whole summer. The pupils came each Saturday, whatever the weather ¶ - even in the storm of the second week of May.',
    ],
    [
      'The council has seen the map of the lower river. It will hang in the town hall from June on ¶ . The pupils have made two more.',
    ],
  ])('comes back as it was: %s', (paragraph) => {
    const [head, tail] = paragraph.split(' ¶ ') as [string, string];
    const whole = tail.startsWith('- ') ? `${head} ${tail}` : head + tail;
    expect(mended(page(head, tail))).toBe(page(whole));
  });

  it('has its full stop back that stands alone', () => {
    const text =
      'The council has seen the map of the lower river. It will hang in the town hall from June on';
    expect(mended(page(text, '.'))).toBe(page(`${text}.`));
  });

  it('keeps the hyphen of a word that has more of them, or stands behind capitals', () => {
    for (const [head, tail] of [
      ['The council says that the survey of the river goes hand-in-', 'hand with the repair of the weir.'],
      ['The survey was shown on Monday. It was filmed by a well-known BBC-', 'based painter of rivers.'],
    ] as const)
      expect(mended(page(head, tail))).toBe(page(head + tail));
  });
});

describe('no cut', () => {
  it.each([
    [
      'a list of one item',
      'For the survey of the lower river the pupils need:',
      '- boots that come up to the knee and do not leak.',
    ],
    [
      'items',
      '- measuring wheels and a notebook for the survey of the river',
      '- boots that come up to the knee and do not leak.',
    ],
    [
      'a quotation in single marks',
      "The miller calls the pool behind the weir 'the market of the eels'",
      'Swimmers call it by another name, which no paper may print.',
    ],
    [
      'a number that ends its sentence',
      'Of the pupils who began the survey in May no fewer than 14 were under 12.',
      '9 had never been on the river.',
    ],
  ])('is told behind %s', (_, before, after) => {
    expect(mended(page(before, after))).toBe(page(before, after));
  });

  it('is told at points that dust has left where pages lose their marks', () => {
    const badly = PAPER.map((paragraph, index) => (index % 2 === 0 ? paragraph.slice(0, -1) : paragraph));
    const text = `${[...badly.slice(0, 5), '. The ferry is late', ...badly.slice(5)].join('\n\n')}\n`;
    expect(mended(text)).toBe(text);
  });
});
