import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, suggestedEdits } from '../../../src/engine/index.ts';

/* A machine reads marks worse than letters: what a copy lacks or has in another form says that it was misread, not edited. */

const chinese = {
  before:
    '市图书馆昨天起延长开放时间，晚上九点闭馆，周末照常。\n\n读者张女士说，下班以后终于能来看书了，孩子也可以在这里写作业。',
  passage:
    '馆长说：“新馆比旧馆大一倍。”他介绍，借书、还书都由读者自己办理（阅览室除外），无需另外办证。馆里还开了一间自习室，考试前后通宵开放。',
  after: '图书馆旧址将改建为少年宫，明年春天动工。\n\n海边的渔民清晨出海，中午带着鲜鱼回港。',
};
const english = {
  before:
    'The library will stay open until nine from now on, at weekends too.\n\nReaders said that they could come after work at last, and bring their children.',
  passage:
    'The new building is twice as large as the old one, its director said. "Readers take out and return their books themselves," he added; no other card is needed. A reading room stays open all night before examinations.',
  after:
    'A youth centre moves into its former rooms in spring.\n\nThe fishermen left the harbour at dawn and came back at noon.',
};

describe.each([
  ['Chinese', chinese],
  ['English', english],
])('%s: the copy is found, goes, and leaves nothing behind', (_, { before, passage, after }) => {
  const page = [before, passage, after].join('\n\n');

  const ways: Record<string, (passage: string) => string> = {
    'without its last mark': (text) => text.slice(0, -1),
    'with a comma in place of its last mark': (text) =>
      text.slice(0, -1) + (text.endsWith('。') ? '，' : ','),
    'without its full stops': (text) => text.replace(/[。.]/gu, ''),
    'with commas in place of its full stops': (text) => text.replace(/。/gu, '，').replace(/\./gu, ','),
    'with its quotation marks in another form': (text) =>
      text.replace(/“|"(?=\w)/gu, '「').replace(/[”"]/gu, '」'),
    'with its marks in half width': (text) =>
      text.normalize('NFKC').replace(/。/gu, '.').replace(/、/gu, ','),
    'behind a bullet': (text) => `■${text}`,
    'behind a number': (text) => `1. ${text}`,
  };

  it.each(Object.entries(ways))('%s', (_, written) => {
    const doubled = [before, passage, written(passage), after].join('\n\n');
    const { findings } = analyse(doubled);
    expect(findings.map(({ kind }) => kind)).toEqual(['duplicate']);
    expect(applyEdits(doubled, suggestedEdits(findings))).toBe(page);
  });

  it('but an edited one is left to the editor', () => {
    const edited = passage.replace(/[，,;]/u, '——').replace(/[（(:：]/u, '，');
    const { findings } = analyse([before, passage, after, edited].join('\n\n'));
    expect(findings.flatMap((finding) => (finding.kind === 'duplicate' ? [finding.suggested] : []))).toEqual([
      null,
    ]);
  });
});
