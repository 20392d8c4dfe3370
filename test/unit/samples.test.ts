import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse, type Finding, type FindingKind, type Range } from '../../src/engine/index.ts';
import { readTextFile } from '../../src/service/index.ts';

const folder = resolve(import.meta.dirname, '../../resources/samples');

/** What the author of a sample page planted, quoted by its beginning and end. */
interface Planted {
  readonly copies: readonly {
    readonly from: string;
    readonly to: string;
    readonly match: 'exact' | 'near';
  }[];
  readonly splits: readonly { readonly before: string; readonly after: string }[];
  readonly displaced: { readonly head: string; readonly tail: string };
  readonly orphan: string;
  /** null: none on this page. */
  readonly fused: string | null;
  /** Said twice on purpose: may be told, but not as an error. */
  readonly saidTwice: string;
}

const samples: Readonly<Record<string, Planted>> = {
  'chinese-page.txt': {
    copies: [
      { from: '水管长在了一起，', to: '后台半小时之内就能发现。', match: 'exact' },
      { from: '市交通局经过两个月', to: '亏损的部分由市财政补贴。', match: 'near' },
    ],
    splits: [{ before: '他们白天挖沟铺', after: '管，夜里十点' }],
    displaced: { head: '老人要', tail: '看病，菜要赶早市' },
    orphan: '的第一批示范楼院。',
    fused: '本报讯（记者叶澄）',
    saidTwice: '“管子换到家门口，树根一条不能伤，停水不过两小时。”',
  },
  'chinese-page-gb18030.txt': {
    copies: [
      { from: '烫出的水泡比他', to: '结果一个人也没有走。', match: 'exact' },
      { from: '学校没有回信，', to: '来食堂看一看，尝一尝。', match: 'near' },
    ],
    splits: [{ before: '书上是学不', after: '来的。”柯德顺说' }],
    displaced: { head: '带来了自己写的菜', tail: '单，建议把肥肉片' },
    orphan: '的第一批示范果园。',
    fused: '本报讯（通讯员纪南星）',
    saidTwice: '“先把茶种好，再把日子过好，谁也不许偷懒。”',
  },
  'traditional-chinese-page.txt': {
    copies: [
      { from: '看木紋，有人嫌悶', to: '工程公司收集。', match: 'exact' },
      { from: '大廈管理處收到', to: '有人怕蜜蜂飛進空調機。', match: 'near' },
    ],
    splits: [{ before: '不知道船是怎樣造出', after: '來的。' }],
    displaced: { head: '一半拿到墟市上', tail: '出售，所得用來' },
    orphan: '的沙灘，而不是把它填平。',
    fused: '【本報訊】渡海小輪',
    saidTwice: '「順著木紋走，木頭就聽話。」',
  },
  'english-page.txt': {
    copies: [
      { from: 'and unlucky in the weather,"', to: 'agreed to pay half.', match: 'exact' },
      { from: 'Traders in Lower Street', to: 'the autumn rates.', match: 'near' },
    ],
    splits: [
      { before: 'the oak piles be', after: 'neath it, driven' },
      { before: 'but he had made', after: 'a great many drawers' },
    ],
    displaced: { head: 'in October the bus', tail: 'carried 1,904 passengers' },
    orphan: 'and the last of the sandbags',
    fused: 'PENMOOR, Nov. 12',
    saidTwice: '"Lend us what you do not play, and we will give it back in tune',
  },
  'german-page.txt': {
    copies: [
      { from: 'nach Altenried\nfährt', to: 'Im Frühjahr soll der Güterschuppen folgen.', match: 'exact' },
      { from: 'Die Grundschule bestätigt', to: 'als andere.', match: 'near' },
    ],
    splits: [{ before: 'eine Schulklasse strich', after: 'die Türen, und' }],
    displaced: { head: 'hört zuerst nur', tail: 'eine Stunde lang zu' },
    orphan: 'und die letzten Möbel',
    fused: null,
    saidTwice: '»Vorlesen kann jeder, der einen Stuhl und eine\nhalbe Stunde hat',
  },
};

/** White space apart: a copy may be wrapped otherwise than its original. */
const squash = (text: string) => text.replace(/\s+/g, '');

const counted = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'info');

function ofKind<K extends FindingKind>(findings: readonly Finding[], kind: K) {
  return findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind);
}

describe.each(Object.entries(samples))('%s', async (name, planted) => {
  const { text } = await readTextFile(resolve(folder, name));
  const findings = counted(analyse(text).findings);
  const quoted = ({ start, end }: Range) => squash(text.slice(start, end));

  it('has every planted copy flagged with exact ends, and the stray one suggested', () => {
    const duplicates = ofKind(findings, 'duplicate').toSorted(
      (a, b) =>
        b.occurrences[0]!.end - b.occurrences[0]!.start - a.occurrences[0]!.end + a.occurrences[0]!.start,
    );
    const ends = duplicates.map(({ occurrences, match, suggested }) => ({
      match,
      remove: suggested?.remove,
      starts: occurrences.map((occurrence) => quoted(occurrence).slice(0, 6)),
      ends: occurrences.map((occurrence) => quoted(occurrence).slice(-6)),
    }));
    expect(ends).toEqual(
      planted.copies.map(({ from, to, match }) => ({
        match,
        remove: [1],
        starts: [squash(from).slice(0, 6), squash(from).slice(0, 6)],
        ends: [squash(to).slice(-6), squash(to).slice(-6)],
      })),
    );
  });

  it('has every cut flagged, and no other', () => {
    const cuts = ofKind(findings, 'split-paragraph').map(({ at }) => [
      text.slice(at.start - 3, at.start),
      text.slice(at.end, at.end + 3),
    ]);
    expect(cuts).toEqual(planted.splits.map(({ before, after }) => [before.slice(-3), after.slice(0, 3)]));
  });

  it('has the displaced tail paired with its head', () => {
    const pairs = ofKind(findings, 'displaced-continuation').map(({ head, tail }) => [
      text.slice(head.end - 3, head.end),
      text.slice(tail.start, tail.start + 4),
    ]);
    expect(pairs).toEqual([[planted.displaced.head.slice(-3), planted.displaced.tail.slice(0, 4)]]);
  });

  it('has the headless and the run-together text flagged', () => {
    const orphans = ofKind(findings, 'orphan-continuation').map(({ at }) => at.start);
    expect(orphans).toEqual([text.indexOf(planted.orphan)]);
    const fused = ofKind(findings, 'fused-paragraphs').map(({ at }) => at.end);
    expect(fused).toEqual(planted.fused === null ? [] : [text.indexOf(planted.fused)]);
  });

  it('leaves alone what was said twice on purpose', () => {
    const first = text.indexOf(planted.saidTwice);
    expect(first).toBeGreaterThan(0);
    const touching = ofKind(findings, 'duplicate').filter(({ occurrences }) =>
      occurrences.some(({ start, end }) => start < first + planted.saidTwice.length && end > first),
    );
    expect(touching).toEqual([]);
  });
});

it('has an expectation for every sample page', async () => {
  expect((await readdir(folder)).toSorted()).toEqual(Object.keys(samples).toSorted());
});
