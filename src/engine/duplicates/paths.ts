import type { Range } from '../range.ts';
import type { AlignedPair } from './align.ts';
import type { Run } from './chains.ts';
import { IntList } from './int-list.ts';

/** Paths are noted by pieces of the text of so many codes, 64. */
const pieceShift = 6;
/** A run whose diagonal is no further away lies on the path: half an alignment's band. */
const nearby = 8;
/**
 * Pairs that cover a piece whole, for each earlier occurrence that a seed is looked up by. No copy in a newspaper comes
 * near the first: a piece that does is like most of what stands around it. Beyond the second nothing is aligned any more:
 * each line of a directory can be aligned with each other, and would cost its length squared.
 */
const crowdedFrom = 2;
const fullFrom = 4;

/** Where the pairs found so far run, so that none is aligned again from another chain that lies on it. */
export class Paths {
  private readonly crowded: number;
  private readonly full: number;
  /** Piece → pairs that cover it, as the earlier copy or the later one. */
  private readonly covering: Uint16Array;
  /** Piece of the later copy → 1 + the note made last. */
  private readonly lastNote: Int32Array;
  /** Note → 1 + the note before it of the same piece. */
  private readonly noteBefore = new IntList();
  private readonly diagonal = new IntList();
  private readonly pairOf = new IntList();
  private readonly pairs: AlignedPair[] = [];
  private steps: { readonly b: number; readonly diagonal: number }[] = [];

  /** @param lookedAt earlier occurrences that a seed is looked up by */
  constructor(codeCount: number, lookedAt: number) {
    const pieces = (codeCount >> pieceShift) + 1;
    this.crowded = crowdedFrom * lookedAt;
    this.full = fullFrom * lookedAt;
    this.covering = new Uint16Array(pieces);
    this.lastNote = new Int32Array(pieces);
  }

  /** The pair that is being aligned runs along this diagonal from code `b` of the later copy on. */
  step(b: number, diagonal: number): void {
    this.steps.push({ b, diagonal });
  }

  /** The pair that is being aligned is done. */
  add(pair: AlignedPair): void {
    const steps = this.steps.toSorted((p, q) => p.b - q.b);
    this.steps = [];
    this.cover(pair.aStart, pair.aEnd);
    this.cover(pair.bStart, pair.bEnd);
    const index = this.pairs.push(pair) - 1;
    const last = (pair.bEnd - 1) >> pieceShift;
    let step = 0;
    for (let piece = pair.bStart >> pieceShift; piece <= last; piece += 1) {
      const behind = (piece + 1) << pieceShift;
      while (step + 1 < steps.length && steps[step + 1]!.b <= piece << pieceShift) step += 1;
      this.note(piece, index, steps[step]!.diagonal);
      for (; step + 1 < steps.length && steps[step + 1]!.b < behind; step += 1)
        this.note(piece, index, steps[step + 1]!.diagonal);
    }
  }

  private note(piece: number, pair: number, diagonal: number): void {
    this.noteBefore.push(this.lastNote[piece]!);
    this.diagonal.push(diagonal);
    this.lastNote[piece] = this.pairOf.push(pair) + 1;
  }

  private cover(start: number, end: number): void {
    const behind = end >> pieceShift;
    for (let piece = (start + (1 << pieceShift) - 1) >> pieceShift; piece < behind; piece += 1)
      this.covering[piece] = Math.min(0xffff, this.covering[piece]! + 1);
  }

  /** The pair that the run's middle lies on: whoever starts from it would come to the same ends. */
  at(run: Run): AlignedPair | null {
    const a = run.a + (run.length >> 1);
    const b = run.b + (run.length >> 1);
    for (let note = this.lastNote[b >> pieceShift]!; note !== 0; note = this.noteBefore.at(note - 1)) {
      if (Math.abs(this.diagonal.at(note - 1) - (b - a)) > nearby) continue;
      const pair = this.pairs[this.pairOf.at(note - 1)]!;
      if (a >= pair.aStart && a < pair.aEnd && b >= pair.bStart && b < pair.bEnd) return pair;
    }
    return null;
  }

  isFull(code: number): boolean {
    return this.covering[Math.max(0, code) >> pieceShift]! > this.full;
  }

  /** Do many pairs cover a third of a passage? */
  isCrowded({ start, end }: Range): boolean {
    const first = start >> pieceShift;
    const last = (end - 1) >> pieceShift;
    let crowded = 0;
    for (let piece = first; piece <= last; piece += 1) if (this.covering[piece]! > this.crowded) crowded += 1;
    return 3 * crowded > last - first + 1;
  }
}
