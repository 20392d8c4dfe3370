import type { Block, PageDraft } from './draft-page.ts';
import type { Dice } from './random.ts';

/**
 * What newspapers print again and again in the same words: court notices, lost papers, lots of an auction, small ads,
 * results, rates. `@` is a name, `#` a number, `%` a date; everything else is the formula.
 */
const hanFormulas: readonly (readonly [title: string, formula: string])[] = [
  [
    '法院公告',
    '@：本院受理原告@诉你买卖合同纠纷一案，现依法向你公告送达起诉状副本、应诉通知书及开庭传票。自公告之日起经过#日即视为送达。提出答辩状的期限为公告期满后的#日内。并定于%上午9时在本院第#法庭公开开庭审理，逾期将依法缺席裁判。',
  ],
  ['遗失声明', '@遗失营业执照副本，注册号：#，声明作废。'],
  ['遗失声明', '@遗失居民身份证，证件号码#，自登报之日起声明作废，他人冒用概不负责。'],
  [
    '清算公告',
    '@经股东会决议，拟向登记机关申请注销登记，清算组成员：@、@，请债权人自公告之日起#日内向本公司清算组申报债权，特此公告。',
  ],
  [
    '拍卖公告',
    '受@委托，我公司定于%10时在本公司拍卖厅公开拍卖房产一处，建筑面积约#平方米，起拍价#万元，即日起展示，有意竞买者请携有效证件到我公司办理手续。',
  ],
  ['人事任免', '免去@的@委员会副主任职务；任命@为@委员会副主任。现予公告。%'],
  ['赛果', '@以#：#战胜@，全场比赛进行了#分钟，@独得#分，成为本场比赛得分最高的球员。'],
  ['汇率', '%人民币汇率中间价公告如下：1美元对人民币#元，1欧元对人民币#元，100日元对人民币#元。'],
];
const latinFormulas: readonly (readonly [title: string, formula: string])[] = [
  [
    'Legal notices',
    'NOTICE is hereby given that @, of @, will apply to the court on % for leave to sell the property known as @, and all creditors who have not yet proved their debts are to come prepared to prove the same within # days, or they will be excluded the benefit thereof.',
  ],
  [
    'Auctions',
    'On %, at # o’clock in the forenoon, at the rooms of @ and @, will be sold by auction # bales of cotton, # casks of oil and # tons of timber; for particulars apply to @, broker.',
  ],
  [
    'Lots',
    'Lot #. # oak trees and # ash trees, numbered from 1 to #, growing on land in the occupation of @.',
  ],
  [
    'Situations',
    'A respectable young woman wishes for a place as housemaid, can be well recommended by her last employer. Apply to @, # Bridge Street.',
  ],
  [
    'Bekanntmachungen',
    'Über das Vermögen des Kaufmanns @ in @ ist am % das Konkursverfahren eröffnet worden. Verwalter: Rechtsanwalt @. Anmeldefrist bis %, erste Gläubigerversammlung um # Uhr.',
  ],
  [
    'Annonces',
    'On offre à vendre une maison sise à @, avec jardin et dépendances, # chambres. S’adresser au bureau du journal, ou à M. @, notaire, n° #.',
  ],
  ['Results', '@ beat @ by # goals to # before a crowd of #; the scorers were @ and @.'],
];
const HAN_NAME =
  '王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂';
const SYLLABLES = [
  'Har',
  'Wil',
  'Mor',
  'Ash',
  'Thorn',
  'Bel',
  'Cor',
  'Dun',
  'El',
  'Fair',
  'Gran',
  'Hol',
  'Lang',
  'Mar',
  'Nor',
  'Pem',
  'Ro',
  'Sel',
  'Tre',
  'Win',
];
const ENDINGS = ['ton', 'ley', 'well', 'man', 'ford', 'bury', 'son', 'wick', 'dale', 'ner', 'by', 'low'];

/** A section of notices that follow one formula; nothing in it was extracted twice. */
export function putFormulas(page: PageDraft): void {
  const { dice, wide, blocks } = page;
  const [title, formula] = dice.pick(wide ? hanFormulas : latinFormulas);
  const notices = Array.from({ length: dice.between(2, 7) }, () => fill(formula, wide, dice));
  const starts = [...page.articleStarts().filter((at) => at > 0), blocks.length];
  page.insert(dice.pick(starts), block('title', title), ...notices.map((text) => block('paragraph', text)));
}

/** Some stories take their headline up in the first line. */
export function putHeadlineEchoes(page: PageDraft): void {
  const { dice, wide, blocks } = page;
  for (const at of page.articleStarts().toReversed()) {
    const [title, lead] = [blocks[at]!, blocks[at + 1]];
    if (title.role !== 'title' || lead?.role !== 'paragraph' || dice.chance(0.4)) continue;
    const dateline = wide ? `新华社${hanName(dice)}${dice.between(1, 13)}月${dice.between(1, 29)}日电` : '';
    const echo = wide ? `${dateline}题：${title.text}` : title.text;
    if (dice.chance(0.5))
      page.insert(at + 1, { role: 'paragraph', text: echo, article: title.article, taken: true });
    else lead.text = `${wide ? dateline : ''}${title.text}${wide ? '，' : ', '}${lead.text}`;
  }
}

function block(role: Block['role'], text: string): Block {
  return { role, text, article: -1, taken: true };
}

function fill(formula: string, wide: boolean, dice: Dice): string {
  return formula.replace(/[@#%]/gu, (blank) => {
    if (blank === '#') return String(dice.between(2, dice.pick([20, 90, 900, 60_000])));
    if (blank === '%') return wide ? `${dice.between(1, 13)}月${dice.between(1, 29)}日` : dateOf(dice);
    return wide ? hanName(dice) : `${dice.pick(['Mr. ', '', 'John ', 'Thomas ', ''])}${latinName(dice)}`;
  });
}

function hanName(dice: Dice): string {
  const length = dice.pick([2, 3, 3, 8]);
  const name = Array.from({ length }, () => HAN_NAME[dice.between(0, HAN_NAME.length)]).join('');
  return length === 8 ? `${name.slice(0, 6)}有限公司` : name;
}

function latinName(dice: Dice): string {
  return dice.pick(SYLLABLES) + dice.pick(ENDINGS);
}

function dateOf(dice: Dice): string {
  const month = dice.pick(['January', 'March', 'June', 'September', 'November']);
  return `the ${dice.between(2, 29)}th of ${month}`;
}
