import type { Finding } from '../../engine/index.ts';
import { styleOf, type Mark } from './flag-marks.ts';

/**
 * Marks in the overview ruler are laid out anew at every edit, 10 µs each. Beyond this many flags they lie on top of
 * each other, so only one of each colour is drawn at a place.
 */
export const rulerLimit = 500;

/** Places in the ruler that can be told apart: a mark is 6 px high there, a tall window 1,200 px. */
const rulerPlaces = 200;

export interface RulerFlag {
  readonly finding: Finding;
  readonly hidden: boolean;
  readonly marks: readonly Mark[];
  /** For each of its marks that is drawn already, whether it is in the ruler. */
  readonly drawn: readonly { readonly inRuler: boolean }[] | undefined;
}

/** Where flags are few, all their marks; else those that are not hidden behind one of the same colour. */
export function marksForRuler(flags: readonly RulerFlag[], lengthChars: number): ReadonlySet<Mark> {
  const shown = flags.filter(({ hidden, finding }) => !hidden && finding.severity !== 'info');
  if (flags.length <= rulerLimit) return new Set(shown.flatMap(({ marks }) => marks));
  const step = lengthChars / rulerPlaces;
  const chosen = new Set<Mark>();
  const taken = new Map<string, Uint8Array>();
  const takenBy = (colour: string): Uint8Array => {
    const known = taken.get(colour) ?? new Uint8Array(rulerPlaces + 1);
    taken.set(colour, known);
    return known;
  };
  const choose = (isDrawn: boolean): void => {
    for (const { finding, marks, drawn } of shown) {
      for (let index = 0; index < marks.length; index++) {
        if ((drawn?.[index]?.inRuler ?? false) !== isDrawn) continue;
        const mark = marks[index]!;
        const places = takenBy(styleOf(finding, mark, index).ruler);
        const place = Math.floor(mark.range.start / step);
        if (!isDrawn && places[place] === 1) continue;
        places[place] = 1;
        chosen.add(mark);
      }
    }
  };
  // What is there stays: a key moves all that follows it, and others would be hidden than before.
  choose(true);
  choose(false);
  return chosen;
}
