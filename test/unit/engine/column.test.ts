import { describe, expect, it } from 'vitest';
import { analyse, suggestedEdits, takeSuggestions } from '../../../src/engine/index.ts';
import { Dice } from '../../../tools/making/random.ts';

const bridge = [
  '白河上的老铁桥下月起封闭大修，过往车辆须绕行下游的新桥。交通局工程师刘志远介绍，铁桥建于六十年前，铁桥主梁锈蚀，栏杆多处松动。',
  '铁桥大修预计持续十个月，其间行人可以乘渡船过河，渡船每二十分钟一班，学生免费。白河两岸商户担心生意冷¦清，盼望铁桥提前完工。',
  '工程师刘志远回应说，铁桥夜间施工会扰民，大修工期很难再缩短。他请过往车辆留意新桥的限速，也请乘渡船过河的行人提前出门。',
  '白河两岸的学校已经通知学生，铁桥大修期间渡船早晚各加两班，交通局派人在渡口维持秩序，铁桥完工以后渡船照旧。',
];
const market = [
  '东门菜市场改造工程昨天完工，三百多个摊位重新开张。市场管理处主任陈洪说，菜市场改造以前顶棚漏雨，地面积水，顾客怨声不断。',
  '新市场装了排风和冷藏设备，水产区与熟食区分开。摊主们最满意的是摊位租金没有上涨，市场管理处答应三年以内维持原价。',
  '附近居民王桂芬一早就来菜市场买菜，她说市场过道宽敞多了，推着婴儿车也能走。菜市场每天早上五点开门，晚上八点收摊。',
];
const [first, cut, ...rest] = bridge as [string, string, ...string[]];
const [head, tail] = cut.split('¦') as [string, string];
const whole = head + tail;
const page = (...paragraphs: string[]) => paragraphs.join('\n\n');
const mended = (text: string) => takeSuggestions(text, analyse(text)).text;

describe('the paragraphs behind a displaced tail', () => {
  it('go with it where they are of its article', () => {
    const text = page('# 铁桥下月大修', first, head, '# 菜市场改造完工', ...market, tail, ...rest);
    expect(mended(text)).toBe(page('# 铁桥下月大修', first, whole, ...rest, '# 菜市场改造完工', ...market));
  });

  it('stay where they are of the article that the tail got into', () => {
    const text = page(
      '# 铁桥下月大修',
      first,
      head,
      ...rest,
      '# 菜市场改造完工',
      market[0]!,
      tail,
      ...market.slice(1),
    );
    expect(mended(text)).toBe(page('# 铁桥下月大修', first, whole, ...rest, '# 菜市场改造完工', ...market));
  });

  it('stay where a title stands between', () => {
    const text = page(
      '# 铁桥下月大修',
      first,
      head,
      '# 菜市场改造完工',
      ...market,
      tail,
      '# 渡船加班',
      ...rest,
    );
    expect(mended(text)).toBe(
      page('# 铁桥下月大修', first, whole, '# 菜市场改造完工', ...market, '# 渡船加班', ...rest),
    );
  });
});

/*
 * Two articles above each other, each set in two columns, read down the page: both are cut in halves, which stand there in turns.
 */
describe('two articles whose columns were read in turns', () => {
  const [stalls, paid, bought] = market as [string, string, string];
  const [paidHead, paidTail] = ['市场管理处答应', '三年以内维持原价。'];

  it('come back in Chinese', () => {
    const read = page(
      '# 铁桥下月大修',
      first,
      head,
      '# 菜市场改造完工',
      stalls,
      paid.slice(0, paid.indexOf(paidHead) + paidHead.length),
      tail,
      ...rest,
      paidTail,
      bought,
    );
    expect(mended(read)).toBe(
      page('# 铁桥下月大修', first, whole, ...rest, '# 菜市场改造完工', stalls, paid, bought),
    );
  });

  const ferry = [
    'The ferry at Brackley Point will be out of service for the whole of October, the harbour board said on Monday. The hull of the ferry, built in 1961, has to be taken out of the water and painted.',
    'Passengers can cross by the footbridge at Millstone, half an hour upstream. A bus will carry pupils from the landing to¦the school at Brackley before eight, and back again after lessons, at no charge.',
    'Skipper Anna Rowe said the ferry had never been idle for so long. “The hull is sound,” she said, “but the harbour board wants it done before the winter.”',
  ];
  const orchard = [
    'The apple harvest in the hills around Tarrow is the largest in twelve years, growers report. Late frost spared the orchards this spring, and August brought rain when the trees needed it.',
    'Prices have fallen by a third. The cider press in Tarrow has been taking apples day and night since September, and growers¦wait in line with their carts until the press can take what the orchards gave.',
    'Orchard keeper Tom Hale has left part of his apples on the trees. “The press pays less than the pickers cost,” he said.',
  ];
  const halves = (paragraph: string) => paragraph.split('¦') as [string, string];

  it('come back in English', () => {
    const [ferryHead, ferryTail] = halves(ferry[1]!);
    const [orchardHead, orchardTail] = halves(orchard[1]!);
    const read = page(
      '# Ferry idle in October',
      ferry[0]!,
      ferryHead,
      '# Harvest of the decade',
      orchard[0]!,
      orchardHead,
      ferryTail,
      ferry[2]!,
      orchardTail,
      orchard[2]!,
    );
    const asSet = (article: string[]) => article.map((paragraph) => paragraph.replace('¦', ' '));
    expect(mended(read)).toBe(
      page('# Ferry idle in October', ...asSet(ferry), '# Harvest of the decade', ...asSet(orchard)),
    );
  });
});

const harbour = [
  '江口镇的渔港改造工程上周动工。这个渔港建于一九七三年，停得下六十条渔船，如今镇上登记的渔船已有一百四十条，休渔期里船只得一条挨一条绑在堤外，台风一来便互相碰撞。',
  '新渔港把防波堤向外推出三百米，港池挖深两米。设计人¦员在港池东侧留出一条通道，专供冷藏车进出，鱼货从船上卸下来，半个小时以内就能装车运走，不必再用板车推过整条老街。',
  '渔民陈阿水有两条船，大的一条去年在台风里撞坏了船舷。他说修船花¦掉了半年的收入，要是新港早两年修好，这笔钱本来可以省下来给儿子添一台柴油机。',
  '镇里为改造借了两千六百万元，分十二年还清。镇长洪美玲算过一笔账，停泊费和冰¦块的收入每年大约二百八十万元，只要鱼价不大跌，还款没有问题。',
  '工程要到后年春天才能完工。施工期间渔船改停在北面的避风塘，镇里每天早晚各派一班车接送船员。',
];

it('tails of two articles in each other’s place come back', () => {
  const [stalls, paid, bought] = market as [string, string, string];
  const cutAt = paid.indexOf('摊位租金') + 1;
  const read = page(first, head, paid.slice(cutAt), ...rest, stalls, paid.slice(0, cutAt), tail, bought);
  expect(mended(read)).toBe(page(first, whole, ...rest, stalls, paid, bought));
});

describe('two columns of one article that were read in the wrong order', () => {
  const [start, one, two, three, end] = harbour.map((paragraph) => paragraph.split('¦')) as [
    [string],
    [string, string],
    [string, string],
    [string, string],
    [string],
  ];
  const read = page(start[0], one[0], two[1], three[0], one[1], two[0], three[1], end[0]);
  const asSet = page(...harbour.map((paragraph) => paragraph.replace('¦', '')));

  it('come back', () => {
    expect(mended(read)).toBe(asSet);
  });

  it('are told as three rests that stand elsewhere, none as joined with what stands before it', () => {
    const { findings } = analyse(read);
    expect(findings.map(({ kind }) => kind)).toEqual(
      Array.from({ length: 3 }, () => 'displaced-continuation'),
    );
    for (const { reasons } of findings) expect(reasons.map(({ code }) => code)).toContain('columns-swapped');
    const along = findings.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'column-goes-along');
    expect(along?.params).toEqual({ characters: two[0].length });
  });

  it.each([
    ['the one before them', [start[0], one.join(''), two[1], three[0], two[0], three[1], end[0]]],
    ['the first', [start[0], one[0], three[0], one[1], two.join(''), three[1], end[0]]],
    ['the second', [start[0], one[0], two[1], three.join(''), one[1], two[0], end[0]]],
  ])('come back where %s ended with a paragraph', (_, blocks) => {
    expect(mended(page(...blocks))).toBe(asSet);
  });

  it('come back where the second is the last on the page', () => {
    const last = page(start[0], one[0], two[1], three.join(''), one[1], two[0]);
    expect(mended(last)).toBe(page(start[0], one.join(''), two.join(''), three.join('')));
  });

  it('are left as they are in the right order', () => {
    const cut = page(...harbour.flatMap((paragraph) => paragraph.split('¦')));
    expect(mended(cut)).toBe(asSet);
    expect(analyse(cut).findings.every(({ kind }) => kind === 'split-paragraph')).toBe(true);
  });
});

describe('columns in any order', () => {
  const articles = [bridge, market, harbour].map((article) => article.map((text) => text.replace('¦', '')));
  const letters = (text: string) => Array.from(text.replace(/\s/gu, '')).toSorted().join('');

  /** Columns of one to three articles, cut anywhere, most of them where they should be. */
  function columnsOf(dice: Dice): string {
    const blocks = articles
      .slice(0, dice.between(1, 4))
      .flat()
      .flatMap((text) => {
        const at = dice.between(2, text.length - 2);
        return dice.chance(0.4) ? [text.slice(0, at), text.slice(at)] : [text];
      });
    const ends = Array.from({ length: dice.between(2, 5) }, () => dice.between(1, blocks.length));
    const edges = [0, ...ends.toSorted((a, b) => a - b), blocks.length];
    const columns = edges.slice(1).map((end, index) => blocks.slice(edges[index], end));
    const [one, other] = [dice.between(0, columns.length), dice.between(0, columns.length)];
    const swapped = columns.map((column, at) =>
      at === one ? columns[other]! : at === other ? columns[one]! : column,
    );
    return page(...swapped.flat());
  }

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'lose no letter, and are mended once (%i)',
    (seed) => {
      const text = columnsOf(new Dice(seed));
      const once = mended(text);
      expect(letters(once)).toBe(letters(text));
      expect(once).not.toMatch(/\n{3}|^\n|\n$/u);
      expect(suggestedEdits(analyse(once).findings)).toEqual([]);
    },
  );
});
