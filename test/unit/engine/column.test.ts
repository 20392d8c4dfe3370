import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

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
