import { logOddsOf } from '../evidence.ts';
import type { Recall } from '../memory.ts';
import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { RemainingText } from '../text/remaining-text.ts';
import { TOPIC_CHARS, TopicReader } from '../topics/topics.ts';
import { oneParagraphWeights } from './one-paragraph-weights.table.ts';
import { MOST_AS_ONE, ParagraphLengths } from './paragraph-lengths.ts';

/** What two neighbouring blocks say of being one paragraph that was cut, whatever stands right at the break. */
export type OneParagraphFeature =
  | 'sameSubject' // natural logarithm of the probability that the text after goes on with what stands before
  | 'asLong'; // where the page loses its marks: are they as long together as one? See `ParagraphLengths.asOne`

export type OneParagraphFeatures = Readonly<Record<OneParagraphFeature, number>>;

/** Two neighbours. */
export interface Neighbours {
  readonly headBlock: number;
  readonly tailBlock: number;
  /** Where the text before ends and the text after starts. */
  readonly head: number;
  readonly tail: number;
  /** How surely paragraphs around keep the marks at their ends, 0 to 1. */
  readonly keepsMarks: number;
}

/** No less probable is it that the subject stays. */
const LEAST_SAME = 0.02;
/** What is shorter together is two lines, or two entries of a table, wherever they end. */
const FEWEST_CHARS = 40;

/** Log-odds that neighbours add to those of their break, at most. */
export const MOST_ONE_PARAGRAPH = logOddsOf(oneParagraphWeights, {
  sameSubject: Math.log(1 + LEAST_SAME),
  asLong: MOST_AS_ONE,
});

/** Reads neighbours in Chinese; in Latin script, where a capital tells, none of this told anything. */
export class OneParagraph {
  private readonly text: string;
  private readonly blocks: Blocks;
  private readonly lengths: ParagraphLengths;
  private readonly topics: TopicReader;
  private readonly recall: Recall | undefined;

  /** @param remaining of the text, which alone counts */
  constructor(text: string, blocks: Blocks, remaining = new RemainingText(), recall?: Recall) {
    this.text = text;
    this.blocks = blocks;
    this.lengths = new ParagraphLengths(blocks, remaining);
    this.topics = new TopicReader(text, remaining);
    this.recall = recall;
  }

  /** @returns log-odds that are added to those of the break; 0 in other scripts, and of lines, which are as long whether a paragraph ends or not */
  logOdds(neighbours: Neighbours): number {
    const features = this.read(neighbours);
    return features === undefined ? 0 : logOddsOf(oneParagraphWeights, features);
  }

  /** For the tool that fits the weights, too. @returns undefined of lines, and in other scripts */
  read({ headBlock, tailBlock, head, tail, keepsMarks }: Neighbours): OneParagraphFeatures | undefined {
    const { blocks, lengths } = this;
    const [start, end] = [blocks.starts[headBlock]!, blocks.ends[tailBlock]!];
    if (blocks.script(headBlock) === 'latin' || head - start + end - tail < FEWEST_CHARS) return undefined;
    if (lengths.areOfLines(headBlock, tailBlock)) return undefined;
    const lost = 1 - keepsMarks;
    const areText = blocks.kind(headBlock) === 'paragraph' && blocks.kind(tailBlock) === 'paragraph';
    const asOne = lost > 0 && areText ? lengths.asOne(headBlock, tailBlock, head - start, end - tail) : 0;
    const readSame = () => this.sameSubject({ start, end: head }, { start: tail, end });
    return {
      sameSubject: this.recall?.answer('sameSubject', head, tail, end, readSame) ?? readSame(),
      asLong: lost * asOne,
    };
  }

  private sameSubject(last: Range, own: Range): number {
    const from = Math.max(0, last.end - TOPIC_CHARS.wide);
    const to = Math.min(this.text.length, own.end + TOPIC_CHARS.wide);
    return Math.log(1 + LEAST_SAME - this.topics.change({ from, last, own, to }, 'wide'));
  }
}
