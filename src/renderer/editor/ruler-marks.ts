import type { Range as TextRange } from '../../engine/index.ts';

/**
 * Marks in the overview ruler are laid out anew at every edit, 10 µs each. Beyond this many flags they lie on top of
 * each other, so only one of each colour is drawn at a place.
 */
export const rulerLimit = 500;

/** Places in the ruler that can be told apart: a mark is 6 px high there, a tall window 1,200 px. */
const rulerPlaces = 200;

export interface RulerMark {
  readonly place: TextRange;
  /** Its colour there; null: it is not shown there. */
  readonly ruler: string | null;
  /** Whether it is drawn there already. */
  readonly inRuler: boolean;
}

/** Where flags are few, all their marks; else those that are not hidden behind one of the same colour. */
export function marksForRuler(
  marks: readonly RulerMark[],
  flagCount: number,
  lengthChars: number,
): ReadonlySet<RulerMark> {
  if (flagCount <= rulerLimit) return new Set(marks.filter(({ ruler }) => ruler !== null));
  const step = lengthChars / rulerPlaces;
  const chosen = new Set<RulerMark>();
  const taken = new Map<string, Uint8Array>();
  const takenBy = (colour: string): Uint8Array => {
    const known = taken.get(colour) ?? new Uint8Array(rulerPlaces + 1);
    taken.set(colour, known);
    return known;
  };
  const choose = (isDrawn: boolean): void => {
    for (const mark of marks) {
      if (mark.ruler === null || mark.inRuler !== isDrawn) continue;
      const places = takenBy(mark.ruler);
      const place = Math.floor(mark.place.start / step);
      if (!isDrawn && places[place] === 1) continue;
      places[place] = 1;
      chosen.add(mark);
    }
  };
  // What is there stays: a key moves all that follows it, and others would be hidden than before.
  choose(true);
  choose(false);
  return chosen;
}
