import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

/* Two copies each of which stands right beside the other's original. */

const bridge = [
  '青水河上的人行桥昨天正式动工，桥长一百六十米，宽六米，两头各有一段缓坡，推婴儿车的人和坐轮椅的人都能过河。施工队从东岸打下第一根桩，围观的居民站满了堤岸，有人带着孩子，有人带着几十年前在渡口拍下的照片。',
  '市建设局的工程师介绍，桥墩将避开鱼群洄游的水道，打桩只在白天进行，夜里河面上不亮灯。东岸的堤路在施工期间照常通行，西岸的小码头要往下游挪三十米，渡船的班次不变，票价也不变，学生和老人仍然免票。',
  '住在西岸的退休教师林秀英说，她每天过河买菜，要么等船，要么绕到上游的公路桥，来回一个多小时。人行桥修好以后，从家门口走到菜市场只要十五分钟，她打算每天早上走过去，傍晚再走回来看看河。',
  '人行桥的钱一半由省里出，一半来自彩票公益金。工程要做两年，河边砍掉的十七棵柳树将在下游补种，桥头还要立一块石碑，刻上老渡口的名字。渡船在桥通以后不会停，摆渡的老周说，总有人愿意慢慢地过河。',
];
const harbour = [
  '渔港的冷库上个月换了新的制冷机组，一次能存八百吨鱼虾，比原来多出一半。管理处主任陈国强说，过去渔船集中回港的那几天，码头上排着长队，鱼在甲板上晒着，价钱一天比一天低，船老大们急得睡不着觉。',
  '新机组用的是海水散热，比老机组省电三成，噪音也小得多。冷库旁边还新建了一座加工车间，鱼片、鱼丸当天就能装箱发走，二十多名渔嫂在车间里找到了活干，不用再到城里的工厂去，下了班还赶得上接孩子放学。',
  '镇里计划明年再修一条通往高速路口的专用道，冷藏车不必穿过镇中心的集市。渔民合作社已经和三家超市签下合同，入冬以前的带鱼和鲳鱼有了着落，剩下的事，老船长们说，就看老天爷给不给好天气出海了。',
  '合作社的账本上，去年这个季节亏了四十多万元，今年头一回有了盈余。会计把数字写在码头的黑板上，出海回来的人都要看一眼。年轻人里有三个从外地回来学开船，最小的才十九岁，说冬天的海比办公室的灯好看。',
];

/** Every eighth character misread. */
const misread = (text: string) => Array.from(text, (c, at) => (at % 8 === 5 ? '口' : c)).join('');
const pageOf = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`;
const duplicatesIn = (text: string) => analyse(text).findings.filter(({ kind }) => kind === 'duplicate');
const titles = ['人行桥动工', '渔港冷库换新'] as const;

describe('two copies side by side', () => {
  const [b1, b2, b3, b4] = bridge as [string, string, string, string];
  const [h1, h2, h3, h4] = harbour as [string, string, string, string];
  const clean = pageOf(titles[0], ...bridge, titles[1], ...harbour);

  it('are two where one was misread and the other was not', () => {
    const first = [b1, misread(h2), misread(h3), b2, b3, b4];
    const text = pageOf(titles[0], ...first, titles[1], h1, h2, h3, b2, b3, h4);
    expect(duplicatesIn(text)).toHaveLength(2);
    expect(takeSuggestions(text, analyse(text)).text).toBe(clean);
  });

  it('are one where nothing tells them apart', () => {
    const text = pageOf(titles[0], b1, h2, h3, b2, b3, b4, titles[1], h1, h2, h3, b2, b3, h4);
    expect(duplicatesIn(text)).toHaveLength(1);
  });

  it('are one where both stand among strangers, however they were misread', () => {
    const copies = [misread(b2), misread(b3), b4];
    const text = pageOf(titles[0], ...bridge, titles[1], h1, ...copies, h2, h3, h4);
    expect(duplicatesIn(text)).toHaveLength(1);
    expect(takeSuggestions(text, analyse(text)).text).toBe(clean);
  });
});
