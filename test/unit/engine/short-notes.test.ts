import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';

/** What an editor sees without asking: informative findings are hidden. */
function flagsOf(text: string): string[] {
  return analyse(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(
      (finding) => `${finding.kind} ${'at' in finding ? text.slice(finding.at.start, finding.at.end) : ''}`,
    );
}

describe('a short note in hard-wrapped lines', () => {
  it.each([
    [
      'Bridge to open in spring',
      'By Our Own Reporter',
      'The town council voted on Wednesday night to spend four million\npounds on a bridge for walkers.',
    ],
    [
      'Brücke wird im Frühjahr eröffnet',
      'Der Stadtrat hat am Mittwochabend beschlossen, vier Millionen Euro für\neine Brücke auszugeben, die Fußgänger und Radfahrer von der Altstadt zum\nBahnhof führt.',
    ],
    ['渡口恢复通航', '受上月洪水影响停航三周的北岸渡口，昨日恢复通航，\n渡船已经检修完毕，每天往返二十次。'],
    [
      '人行桥秋季开工',
      '市政府常务会议昨天决定投资四千二百万元，在青水\n河上修建一座人行桥，工程将于秋季开工。',
      '本报记者 丁晓岚',
    ],
  ])('has no cut where a line is full: %s', (...blocks) => {
    expect(flagsOf(blocks.join('\n\n'))).toEqual([]);
  });

  it.each([
    [
      'a line that is not full',
      `Bridge to open in spring\n\nThe town council voted on Wednesday\nnight to spend four million pounds on it.`,
    ],
    [
      'a paragraph on one line, where others are longer',
      `The town council voted on Wednesday night to spend four million pounds on a bridge for walkers and cyclists.\n\nHalf of the money comes from the county and half from the\nlottery, the council said.`,
    ],
    [
      'the widest of many lines that are paragraphs',
      [
        'Rain fell on Monday.',
        'The fair is on Saturday.',
        'Tickets cost two pounds.',
        'Dogs are welcome.',
        'Half of the money for the bridge comes from the county and the\nlottery fund, the council said.',
        'The pool shuts at six.',
        'Buses run as usual.',
        'The library is open.',
        'Bring an umbrella.',
      ].join('\n\n'),
    ],
  ])('is told from a cut behind %s', (_, text) => {
    expect(flagsOf(text)).toEqual(['split-paragraph \n']);
  });
});
