import { expect, it } from 'vitest';
import { analyse, applyEdits, type Duplicate } from '../../../src/engine/index.ts';
import { removalAlone, removalEdits } from '../../../src/renderer/review/removal-edits.ts';

const first =
  '东门菜市场改造工程昨天完工，三百多个摊位重新开张。市场管理处主任陈洪说，改造以前顶棚漏雨，地面积水，顾客怨声不断。';
const omitted = '新市场装了排风和冷藏设备，水产区与熟食区分开，车辆不再穿行。';
const last = '摊主们最满意的是租金没有上涨。管理处答应三年以内维持原价。';
const river = [
  '白河上的老铁桥下月起封闭大修，过往车辆须绕行下游的新桥。交通局工程师刘志远介绍，铁桥建于六十年前，主梁锈蚀，栏杆多处松动。',
  '大修预计持续十个月，其间行人可以乘渡船过河，渡船每二十分钟一班，学生免费。',
];

function flagOf(text: string): Duplicate {
  const [found] = analyse(text).findings.filter((finding) => finding.kind === 'duplicate');
  return found!;
}

it('what only the copies that go have is brought into the one that stays', () => {
  const text = [lacking, river[0]!, whole, river[1]!, whole].join('\n\n');
  const flag = flagOf(text);
  expect(flag.occurrences).toHaveLength(3);
  expect(flag.suggested).not.toBeNull();
  const left = applyEdits(text, removalEdits(flag, new Set(flag.suggested!.remove))!);
  expect(left.split(omitted)).toHaveLength(2);
});

const whole = first + omitted + last;
const lacking = first + last;

it.each([
  ['whole, lacking, whole', [whole, lacking, whole]],
  ['two lacking, two whole', [lacking, lacking, whole, whole]],
  ['whole, two lacking', [whole, lacking, lacking]],
])('of copies %s, whichever go, what one has is on the page once for each that stays', (_, copies) => {
  const text = copies
    .flatMap((copy, index) => [copy, river[index % 2]!.repeat(index < 2 ? 1 : 2)])
    .join('\n\n');
  const flag = flagOf(text);
  expect(flag.occurrences).toHaveLength(copies.length);
  for (let set = 1; set < 2 ** copies.length - 1; set += 1) {
    const going = new Set([...copies.keys()].filter((index) => (set >> index) & 1));
    const left = applyEdits(text, removalEdits(flag, going)!);
    const had = copies.filter((copy, index) => !going.has(index) && copy === whole).length;
    expect(left.split(omitted).length - 1, `without ${[...going].join()}`).toBe(Math.max(1, had));
  }
});

it('a merge deletes the copy that goes and leaves the other one to the readings that were chosen', () => {
  const text = [first + last, river[0]!, first + omitted + last, river[1]!].join('\n\n');
  const flag = flagOf(text);
  expect(applyEdits(text, removalAlone(flag, 1)!)).toBe([first + last, ...river].join('\n\n'));
});
