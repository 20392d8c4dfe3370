import { describe, expect, test } from 'vitest';
import { TermReader } from '../../../src/engine/topics/cohesion.ts';
import { newspaperText } from '../../bench/newspaper.ts';

const harbour =
  'The harbour board bought dredging barges, lanterns, cranes, anchors, pilots, buoys and mooring cables';
const harbourAgain =
  'Pilots asked the harbour board whether barges, cranes, buoys, anchors and mooring cables were insured';
const orchard =
  'Apple growers pruned orchards, grafted cherry saplings, pressed cider, stacked crates, picked walnuts';

function cohesion(before: string, after: string): number {
  const reader = new TermReader(`${before}\n\n${after}`);
  const middle = before.length + 2;
  const first = reader.read(0, before.length);
  reader.read(middle, middle + after.length);
  return reader.cohesionWith(first);
}

describe('cohesion', () => {
  test('passages of one subject share more than strangers', () => {
    expect(cohesion(harbour, harbourAgain)).toBeGreaterThan(cohesion(harbour, orchard) + 2);
  });

  test('does not depend on which passage stands first, nor on capitals', () => {
    expect(cohesion(harbour, harbourAgain)).toBe(cohesion(harbourAgain, harbour));
    expect(cohesion(harbour.toUpperCase(), harbourAgain)).toBe(cohesion(harbour, harbourAgain));
  });

  test('what both speak of again and again says more than what both mention once', () => {
    const rest = 'The council met about lanterns, gravel, tenders, fences, hedges and drains last week';
    const again = `${harbour}. Barges! Cranes! Barges! Cranes!`;
    expect(cohesion(again, `${rest}. Barges! Cranes! Barges! Cranes!`)).toBeGreaterThan(
      cohesion(again, `${rest}. Barges! Cranes! Orchards! Cider! Saplings! Walnuts!`),
    );
  });

  test('common terms do not count in traditional Chinese, either', () => {
    const simplified = [
      '我们认为这个问题现在还没有解决，他们开始进行研究，时间已经不多，国家经济发展需要关注。',
      '他们表示，我们国家的经济发展进入了新的时间，这个问题已经开始解决，现在需要进行工作。',
    ] as const;
    const traditional = [
      '我們認為這個問題現在還沒有解決，他們開始進行研究，時間已經不多，國家經濟發展需要關注。',
      '他們表示，我們國家的經濟發展進入了新的時間，這個問題已經開始解決，現在需要進行工作。',
    ] as const;
    expect(cohesion(...simplified)).not.toBe(0);
    expect(cohesion(...traditional)).toBe(cohesion(...simplified));
  });

  test('too little text says nothing', () => {
    expect(cohesion('Barges and cranes', harbourAgain)).toBe(0);
  });

  test('a term counts once, in a passage of any length', () => {
    const text = newspaperText('zh', 60_000, 4);
    const reader = new TermReader(text);
    const { list } = reader.read(0, text.length);
    expect(list.length).toBeGreaterThan(4000);
    expect(new Set(list).size).toBe(list.length);
    const twice = new TermReader(text + text);
    expect(twice.read(0, 2 * text.length).list.length).toBeLessThanOrEqual(list.length + 1);
  });
});
