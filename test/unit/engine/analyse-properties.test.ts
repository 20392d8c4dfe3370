import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, suggestedEdits, type Finding } from '../../../src/engine/index.ts';

const SEED = 20_261_123;

/** What text may hold that programs trip over. */
const nasty = fc.constantFrom(
  '\ud83d',
  '\ude00',
  '\ud83d\ude00',
  '\u0000',
  '\u0007',
  '\u200b',
  '\ufeff',
  '\u200d',
  '\u0301',
  '\u2028',
  '\u2029',
  '\r\n',
  '\r',
  '\n',
  '\n\n',
  '\f',
  '\v',
  '\u0085',
  '\t',
  '\u3000',
  '\u00a0',
  '\u00ad',
  '**',
  '# ',
  '- ',
  '> ',
  '—',
);
const sentences = [
  '市总工会近日出台实施意见，要求各级组织准确把握新的任务和要求，把制度优势转化为治理效能。',
  '为推动这项工作落地，该公司计划首先将好习惯纳入员工行为规范；其次发挥党员的模范作用。',
  '“平时申请援助，需要当事人持有有效的证件到服务中心当面签署合同。”她介绍说，',
  '本报讯（记者王伟）七月九日下午，一场关于改革的对话会在矿区的会议室内进行。',
  'The mayor said on Monday that the bridge would be closed for repairs until the end of October.',
  'Die Stadt hat beschlossen, die Brücke bis Ende Oktober zu sperren, sagte die Bürgermeisterin.',
  'government of the well-',
  '截至目前，全市共开展志愿服务4600余次，选派9556名职工参加疗休养，帮助解决问题1600件',
  '市長は月曜日、橋を十月末まで閉鎖すると発表した。',
];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...sentences) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...sentences).chain((s) => fc.nat(s.length).map((at) => s.slice(at))),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...sentences).chain((s) => fc.nat(s.length).map((at) => s.slice(0, at))),
  },
  { weight: 3, arbitrary: fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n　　', ' ') },
  { weight: 1, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const page = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

function checkFinding(text: string, finding: Finding): void {
  expect(finding.confidence).toBeGreaterThanOrEqual(0);
  expect(finding.confidence).toBeLessThanOrEqual(1);
  expect(finding.fixes.filter(({ suggested }) => suggested).length).toBeLessThanOrEqual(1);
  expect(finding.severity !== 'info' || !finding.fixes.some(({ suggested }) => suggested)).toBe(true);
  for (const { edits } of finding.fixes) {
    expect(() => applyEdits(text, edits)).not.toThrow();
    expect(edits).toEqual(edits.toSorted((a, b) => a.start - b.start));
  }
}

/** All that is said of a finding, and not where it stands. */
const saying = ({ id, severity, confidence, message, reasons }: Finding) => ({
  id,
  severity,
  confidence,
  message,
  reasons,
});

function loneSurrogates(text: string): number {
  return text.match(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g)?.length ?? 0;
}

describe('analyse, on any text', () => {
  it('does not throw, is deterministic, and its edits are valid', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { findings } = analyse(text);
        expect(analyse(text).findings).toEqual(findings);
        for (const finding of findings) checkFinding(text, finding);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('suggests edits whose order does not matter and which cut no character in two', () => {
    fc.assert(
      fc.property(page, fc.infiniteStream(fc.nat()), (text, randoms) => {
        const edits = suggestedEdits(analyse(text).findings);
        const corrected = applyEdits(text, edits);
        const shuffled = edits
          .map((edit) => ({ edit, key: randoms.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ edit }) => edit);
        expect(applyEdits(text, shuffled)).toBe(corrected);
        expect(loneSurrogates(corrected)).toBeLessThanOrEqual(loneSurrogates(text));
        expect(corrected.split('**').length % 2 === 0).toBe(text.split('**').length % 2 === 0);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  // The window has every page in "\n"; the count of a folder's flags and the command line have it as it stands on disk.
  it.each(['\r\n', '\r'])('finds and corrects the same whatever ends the lines: %j', (lineEnd) => {
    const withEnds = (text: string) => text.replaceAll('\n', lineEnd);
    fc.assert(
      fc.property(page, (any) => {
        // A text of one line says nothing of how its lines end.
        const text = `${sentences[3]}\n\n${any.replaceAll('\r', '')}`;
        const { findings } = analyse(text);
        const others = analyse(withEnds(text)).findings;
        expect(others.map(saying)).toEqual(findings.map(saying));
        expect(applyEdits(withEnds(text), suggestedEdits(others))).toBe(
          withEnds(applyEdits(text, suggestedEdits(findings))),
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('does not throw on any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(40), (text, times) => {
        for (const { fixes } of analyse(text.repeat(times)).findings) expect(fixes).toBeDefined();
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('analyse, on hostile sizes', () => {
  const hostile: readonly (readonly [string, () => string])[] = [
    ['one line of 5 MB, one character', () => '啊'.repeat(5_000_000)],
    ['one line of 5 MB, period 37', () => sentences[0]!.slice(0, 37).repeat(140_000)],
    ['100,000 empty lines', () => '\n'.repeat(100_000)],
    ['100,000 lines of one character', () => '的\n'.repeat(100_000)],
    ['300,000 short lines', () => '他走了\n\n'.repeat(300_000)],
    ['every line the same', () => `${sentences[1]}\n`.repeat(20_000)],
    [
      'lines nearly the same',
      () => Array.from({ length: 5000 }, (_, n) => sentences[4]!.replace(' on', ` ${n} on`)).join('\n\n'),
    ],
    ['open brackets', () => '（“《'.repeat(200_000)],
    ['half pairs', () => '\ud83d'.repeat(500_000)],
    ['white space', () => ' \u3000\t'.repeat(500_000)],
    ['hyphens', () => 'a-\n\nb '.repeat(100_000)],
    ['datelines', () => '。本报讯（记者王伟）'.repeat(50_000)],
  ];
  it.each(hostile)('%s: comes to an end', (_, make) => {
    const text = make();
    const before = process.cpuUsage();
    const { findings } = analyse(text);
    // The processor's time: on a machine that is busy with other things the clock says nothing about the engine.
    const { user } = process.cpuUsage(before);
    expect(applyEdits(text, suggestedEdits(findings)).length).toBeLessThanOrEqual(text.length * 2 + 10);
    expect(user / 1000).toBeLessThan(20_000);
  });
});
