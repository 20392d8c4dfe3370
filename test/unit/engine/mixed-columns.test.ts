import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { articles, linesOf } from '../../support/side-by-side.ts';

/** Of no newspaper. */
const texts = {
  English:
    'The ferry between the two banks of the river will stop at the end of the month. The company that runs it has lost money for three years, and the new bridge took the last of its passengers. It had carried people to the market since the war. In the winter the boat was often the only way across, because the road was under water. The crew of six will be moved to the harbour office. They were told by letter on Monday. A spokesman for the town said that a smaller boat might run on Sundays, if a club could be found to pay for it. But nobody has come forward so far. Many of the older people on the west bank do not drive. For them the way to the doctor will be an hour longer than before. The council will talk about a bus in the new year. It has asked the bridge company for a share of the toll. At the last meeting the mayor called that a matter of decency. He was cheered by those who had come to listen. The company says it has a contract and will keep to it. An inquiry was refused in the spring. The boat itself is for sale. It was built in the yard below the church and has never been out of the water for longer than a week.',
  German:
    'Die Fähre zwischen den beiden Ufern wird zum Ende des Monats eingestellt. Das Unternehmen hat seit drei Jahren Geld verloren, und die neue Brücke nahm ihm die letzten Fahrgäste. Sie hatte die Leute seit dem Krieg zum Markt gebracht. Im Winter war das Boot oft der einzige Weg, weil die Straße unter Wasser stand. Die sechs Leute der Besatzung werden zum Hafenamt versetzt. Sie erfuhren es am Montag durch einen Brief. Ein Sprecher der Stadt sagte, dass am Sonntag ein kleineres Boot fahren könnte, wenn sich ein Verein findet, der es bezahlt. Bisher hat sich aber niemand gemeldet. Viele der Älteren am westlichen Ufer fahren nicht mehr selbst. Für sie wird der Weg zum Arzt um eine Stunde länger. Der Rat wird im neuen Jahr über einen Bus sprechen. Er hat das Unternehmen um einen Anteil an der Maut gebeten. Bei der letzten Sitzung nannte der Bürgermeister das eine Frage des Anstands. Es wurde viel geklatscht. Das Unternehmen sagt, dass es einen Vertrag hat und sich daran hält. Eine Untersuchung wurde im Frühjahr abgelehnt. Das Boot steht zum Verkauf. Es wurde auf der Werft unter der Kirche gebaut und lag noch nie länger als eine Woche auf dem Trockenen.',
  French:
    'Le bac entre les deux rives ne passera plus à partir de la fin du mois. La société qui le fait marcher a perdu de l’argent pendant trois ans, et le nouveau pont lui a pris ses derniers voyageurs. Il avait porté les gens au marché depuis la guerre. En hiver, le bateau était souvent le seul chemin, parce que la route était sous les eaux. Les six hommes de la barque iront au bureau du port. Ils ont appris la nouvelle lundi par une lettre. Un homme de la mairie a dit qu’une barque plus petite pourrait passer le dimanche, si une société se trouvait pour la payer. Mais personne ne s’est présenté. Sur la rive droite, beaucoup de vieilles gens ne conduisent pas. Pour eux, le chemin du médecin sera plus long d’une heure. Le conseil parlera d’un autocar au printemps. Il a demandé à la société du pont une part du péage. Dans la dernière séance, le maire a parlé de décence. On l’a applaudi. La société dit qu’elle a un contrat et qu’elle le respecte. Une enquête a été refusée. Le bateau est à vendre. Il est sorti du chantier qui se trouve sous la chapelle et n’a pas quitté les eaux pendant plus de huit jours.',
  Spanish:
    'El barco que une las dos orillas dejará de pasar a fin de mes. La empresa que lo lleva ha perdido dinero durante tres años, y el puente nuevo le quitó los últimos viajeros. Había llevado a la gente al mercado desde la guerra. En invierno el barco era muchas veces el único camino, porque la carretera estaba bajo el agua. Los seis hombres pasarán a la oficina del puerto. Se enteraron el lunes por una carta. Un portavoz del pueblo dijo que los domingos podría pasar una barca más pequeña, si una sociedad la pagara. Pero nadie se ha presentado. Para los mayores de la otra orilla, que no conducen, el camino al médico será una hora más largo. El consejo hablará de un autobús en primavera. Se ha pedido a la empresa del puente una parte del peaje. En la última sesión el alcalde habló de decencia. Con él estaban los vecinos. La empresa dice que tiene un contrato y que lo cumple. Una investigación fue rechazada en otoño. El barco está en venta. Por ahora sigue en el muelle que está bajo la iglesia, y no ha salido del agua más de una semana desde que lo hicieron.',
};

/** As a program writes a page that reads it from left to right, with one space between the columns. */
const readAcross = (columns: readonly (readonly string[])[]): string[] =>
  Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) =>
    columns.flatMap((column) => column[row] ?? []).join(' '),
  );

const columnsOf = (text: string, count: number, width: number): string[][] => {
  const lines = linesOf(text, width);
  const height = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, column) => lines.slice(column * height, (column + 1) * height));
};

describe('columns in Latin script that a program read across', () => {
  const pageOf = (text: string): string[] => [
    ...readAcross(columnsOf(text, 2, 44)),
    ...readAcross(columnsOf(text, 3, 40)),
    ...readAcross(columnsOf(text, 4, 36)),
  ];

  it.each(Object.entries(texts))('%s: their lines do not go on with each other', (_, text) => {
    const rows = pageOf(text);
    const { findings, sideBySide } = analyse(rows.join('\n'));
    expect(findings).toEqual([]);
    expect(sideBySide).toEqual([{ from: 1, to: rows.length }]);
  });

  it('so they do not across blank lines that stand in mid-sentence', () => {
    const rows = pageOf(texts.English);
    const page = rows
      .map((row, at) => (/^[a-z]/u.test(rows[at + 1] ?? '') && at % 4 === 3 ? `${row}\n` : row))
      .join('\n');
    expect(page.split('\n\n').length).toBeGreaterThan(5);
    const { findings, sideBySide } = analyse(page);
    expect(findings).toEqual([]);
    expect(sideBySide).toEqual([{ from: 1, to: page.split('\n').length }]);
  });

  it('lines of one column below them are read as hard-wrapped ones', () => {
    const [across, below] = [readAcross(columnsOf(texts.English, 3, 40)), linesOf(articles.English[0]!, 40)];
    const { findings, sideBySide } = analyse([...across, '', ...below].join('\n'));
    expect(findings).toEqual([]);
    expect(sideBySide).toEqual([{ from: 1, to: across.length }]);
  });

  it('what stands above and below, between blank lines, is read as ever', () => {
    const rows = readAcross(columnsOf(texts.English, 3, 40));
    const cut = ['The harbour will be closed', '', 'to all traffic until the end of the month.'];
    const { findings, sideBySide } = analyse([...cut, '', ...rows, '', ...cut.slice(2)].join('\n'));
    expect(findings.filter(({ kind }) => kind === 'split-paragraph').length).toBe(1);
    expect(sideBySide).toEqual([{ from: 5, to: 4 + rows.length }]);
  });

  it.each([60, 72, 100, 150])('lines of one column are none, %i columns wide', (width) => {
    for (const text of Object.values(texts)) {
      const page = [...linesOf(text, width), ...linesOf(text, width)].join('\n');
      expect(analyse(page).sideBySide).toEqual([]);
    }
  });

  it('nor are paragraphs on one line each, below a list of short lines: their cuts are told', () => {
    const list =
      'Ferry to the island 9.15, Ferry to the market 10.40, Boats for hire 11.00, Church bells at noon 12.00, Music in the park 14.30, Chess for children 15.00, Swimming at the baths 16.15, Film at the town hall 20.00, Dance on the quay 21.00, Last bus to the hills 23.10';
    const cut = [
      'the own books of ',
      'might be turned over ',
      'the closed season, and ',
      'a third more ',
    ].reduce(
      (text, words) => text.replace(words, `${words.trimEnd()}\n`),
      [...list.split(', '), ...articles.English].join('\n'),
    );
    const { findings, sideBySide } = analyse(cut);
    expect(findings.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'split-paragraph'));
    expect(sideBySide).toEqual([]);
  });

  it('names and titles with an article are none', () => {
    const line =
      'the films that were named are The Long Night and The Last Ferry, and the paper of The Hague praised';
    expect(analyse(Array.from({ length: 20 }, () => line).join('\n')).sideBySide).toEqual([]);
  });

  it('nor are verses and lists, whose lines begin with capitals', () => {
    const lines = texts.English.split(/(?<=\.) /u).map((sentence) =>
      sentence.slice(0, -1).padEnd(64, ' or so'),
    );
    expect(analyse(lines.join('\n')).sideBySide).toEqual([]);
  });
});

describe('columns in Chinese whose lines a program wrote by their height on the page', () => {
  const buses =
    '河东新区的三条公交线路昨天作了调整，末班车时间延后半小时，方便晚归的乘客。公交公司说，新车厢里多装了扶手，老人和孩子上下车不必再等人搀扶，轮椅也能直接推上来。司机们练了一个月，才把新的停靠次序记熟。沿线的商铺希望夜班车再多跑两趟，公司答应先看三个月的客流，再同街道一起商量怎么加车。';
  const columns = [...articles.Chinese, buses].map((article) => linesOf(article, 30));
  /** Of columns whose lines are so far apart. */
  const byHeight = (distances: readonly number[]): string[] =>
    columns
      .flatMap((lines, column) =>
        lines.map((line, row) => ({ line, height: row * distances[column]! + 3 * column })),
      )
      .toSorted((one, other) => one.height - other.height)
      .map(({ line }) => line);
  const mixes = [
    [10, 10, 10],
    [10, 11, 13],
    [10, 12, 15],
  ];

  it.each(mixes)(
    '%i, %i and %i apart: none goes on with the next, nor starts in mid-sentence',
    (...distances) => {
      for (const between of ['\n', '\n\n'])
        expect(analyse(byHeight(distances).join(between)).findings).toEqual([]);
    },
  );

  it.each(mixes)('%i, %i and %i apart, with blank lines here and there: that is said', (...distances) => {
    const lines = byHeight(distances);
    const page = lines.map((line, row) => line + (row % 3 === 0 ? '\n\n' : '\n')).join('');
    const { findings, sideBySide } = analyse(page);
    expect(findings).toEqual([]);
    expect(sideBySide).toHaveLength(1);
    const [{ from, to }] = sideBySide as [{ from: number; to: number }];
    expect(from).toBeLessThan(12);
    expect(to - from).toBeGreaterThan(lines.length / 2);
  });

  it('nor are paragraphs of one length that have lost full stops: a cut in one is told', () => {
    const briefs = [
      '北门的公交站牌昨天换成了新的，夜里也能看清末班车的时间。',
      '图书馆把开门的时间提前半小时，上早班的人可以先去还书了。',
      '河边的栈道铺好了新的木板，孩子们放学以后在那里看人钓鱼。',
      '区里的医院添了两台新的机器，做检查的人不用再等到下午了。',
      '菜场的摊位重新排了一遍，卖鱼的搬到了靠近后门的那条通道。',
      '老桥的栏杆上个月刷了漆，工人们还把松动的石板都垫平整了。',
      '小学的操场铺上了沙子，跑步的时候不会再扬起那么多的灰尘。',
      '水厂的师傅挨家换了水表，旧的表读数不准，居民们早有意见。',
      '剧团这个周末在广场上演戏，演员里有一半是退休的纺织工人。',
      '邮局门口的台阶改成了斜坡，推着车子来寄东西的人省力多了。',
      '山上的林场开始收松果了，今年雨水多，松果比去年的要大些。',
      '码头的吊车修好以后又开动了，等着卸货的船从早上排到中午。',
    ];
    const lost = [...briefs, ...briefs.map((brief) => brief.replace('的', ''))].map((brief, at) =>
      at % 5 < 2 ? brief.slice(0, -1) : brief,
    );
    const cut = lost.join('\n').replace('孩子们放学', '孩子们放\n学');
    expect(analyse(cut).findings.some(({ kind }) => kind === 'split-paragraph')).toBe(true);
  });

  it('a cut where they stand in their order is told as ever', () => {
    const cut = columns.flat().join('\n').replace('只想让这些', '只想\n\n让这些');
    const { findings, sideBySide } = analyse(cut);
    expect(findings.map(({ kind }) => kind)).toEqual(['split-paragraph']);
    expect(sideBySide).toEqual([]);
  });
});
