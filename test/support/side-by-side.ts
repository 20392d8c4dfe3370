/** Of no newspaper. */
export const articles = {
  Chinese: [
    '城南老街上新开了一家旧书店，店主是退休教师老陈，书架上一半的书是他自己的。老陈说，开店不为赚钱，只想让这些书再被人翻一翻，读过的书不该锁在柜子里。街坊送来的书也越来越多，周末常有孩子坐在门口的台阶上看连环画，一看就是一下午。区文化馆上月送来两个书架，还请老陈每周六下午给孩子们讲一个故事，来听的人常常站到街上。明年春天，书店要搬到街口一间更大的屋子里去，二楼留给愿意安静读书的人。',
    '北河渔港的休渔期昨日结束，三百多条渔船清晨出海，码头上的鱼市随之开张。渔民们说，今年海水偏暖，近海的鱼比往年早到了半个月，头一网的收成比去年多了三成。港务所提醒船主，台风季节尚未过去，出海前须查看天气，救生衣和电台缺一不可。码头边的冷库已经修好，卖不完的鱼当天就能入库，不必再贱卖给过路的商贩。',
  ],
  English: [
    'A second-hand bookshop has opened in the old town, and half of the books in it are the own books of the retired teacher who runs it. He did not open it for the money, he said, but so that the books might be turned over again, as no book should be locked away. Neighbours bring more of them every week, and on Saturdays children sit on the steps in front of the door. The district library sent two shelves last month and asked him to tell the children a story every Saturday, and those who come often stand in the street.',
    'The fishing boats of North River went to sea again yesterday after the closed season, and the market on the quay opened with them. The water is warmer than in other years, the fishermen say, so that the shoals came half a month early and the first nets held a third more than last year. The harbour office reminds all owners that the storms are not over yet, and that no boat may leave without a radio and a jacket for each of its crew.',
  ],
  German: [
    'In der Altstadt hat ein Antiquariat eröffnet, und die Hälfte der Bücher gehört dem pensionierten Lehrer, der es führt. Er habe es nicht des Geldes wegen eröffnet, sagte er, sondern damit die Bücher wieder aufgeschlagen werden, denn kein Buch gehöre hinter Schloss und Riegel. Nachbarn bringen jede Woche weitere, und samstags sitzen Kinder auf den Stufen vor der Tür. Die Bezirksbibliothek hat im letzten Monat zwei Regale geschickt und ihn gebeten, den Kindern jeden Samstag eine Geschichte zu erzählen.',
    'Die Fischer am Nordufer sind gestern nach der Schonzeit wieder ausgelaufen, und mit ihnen öffnete der Markt am Kai. Das Wasser ist wärmer als in anderen Jahren, sagen sie, so dass die Schwärme einen halben Monat früher kamen und die ersten Netze ein Drittel mehr enthielten als im letzten Jahr. Das Hafenamt erinnert daran, dass die Stürme noch nicht vorüber sind und kein Boot ohne Funkgerät auslaufen darf.',
  ],
};

/** Lines of a column so wide, a Chinese character for two. */
export function linesOf(article: string, width: number): string[] {
  if (!article.includes(' ')) return article.match(new RegExp(`.{1,${String(width / 2)}}`, 'gu')) ?? [];
  return article.split(' ').reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

const widthOf = (line: string) => line.length + line.replaceAll(/[^\u2e80-\uffff]/gu, '').length;

/** As a program writes a page that keeps its layout: the columns beside each other, a line of each a line. */
export function sideBySide(columns: readonly (readonly string[])[], width: number): string {
  const rows = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) =>
    columns
      .map((column) => column[row] ?? '')
      .map((line) => line + ' '.repeat(Math.max(1, width + 3 - widthOf(line))))
      .join('')
      .trimEnd(),
  ).join('\n');
}

/** A page of that layout, in English, under its name. */
export const layoutPage = [
  'The River Gazette',
  '',
  sideBySide(
    articles.English.map((article) => linesOf(article, 36)),
    36,
  ),
  '',
].join('\n');
