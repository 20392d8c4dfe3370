import { diffArrays, diffChars } from 'diff';

/** A stretch of two texts: the same in both, or different (either side may be empty). Offsets are into each text. */
export interface DiffPart {
  readonly same: boolean;
  readonly left: string;
  readonly right: string;
  readonly leftStart: number;
  readonly rightStart: number;
}

/** Beyond this, characters are compared only inside the sentences that differ: unrelated texts take seconds else. */
const maxCharsAtOnce = 3000;
const timeoutMs = 200;

/** Agreements shorter than this between two differences are noise, and read as part of one difference. */
const minSameChars = 2;

type Raw = [same: boolean, left: string, right: string];

/** Differences of two texts, letter by letter. Joining all `left` gives `left`, all `right` gives `right`. */
export function diffTexts(left: string, right: string): readonly DiffPart[] {
  if (left === right) return withOffsets(left === '' ? [] : [[true, left, right]]);
  const small = left.length <= maxCharsAtOnce && right.length <= maxCharsAtOnce;
  return withOffsets(merged(small ? byCharacters(left, right) : bySentences(left, right)));
}

function byCharacters(left: string, right: string): Raw[] {
  const changes = diffChars(left, right, { timeout: timeoutMs });
  if (!changes) return [[false, left, right]];
  return changes.map((change): Raw =>
    change.added
      ? [false, '', change.value]
      : change.removed
        ? [false, change.value, '']
        : [true, change.value, change.value],
  );
}

function bySentences(left: string, right: string): Raw[] {
  const changes = diffArrays(sentences(left), sentences(right), { timeout: timeoutMs });
  if (!changes) return [[false, left, right]];
  const parts = merged(
    changes.map((change): Raw => {
      const text = change.value.join('');
      return change.added ? [false, '', text] : change.removed ? [false, text, ''] : [true, text, text];
    }),
    0,
  );
  return parts.flatMap(([same, before, after]): Raw[] => {
    if (same || before === '' || after === '') return [[same, before, after]];
    const small = before.length <= maxCharsAtOnce && after.length <= maxCharsAtOnce;
    return small ? byCharacters(before, after) : [[false, before, after]];
  });
}

/** Cut after sentence and clause marks of either script, and at line ends. */
function sentences(text: string): string[] {
  return text.match(/[^。！？；，、.!?;,\n]*[。！？；，、.!?;,\n]?/gu)?.filter((piece) => piece !== '') ?? [];
}

/** Neighbouring differences become one, and agreements of a single letter between them go in. */
function merged(parts: readonly Raw[], shortest = minSameChars): Raw[] {
  const result: Raw[] = [];
  for (const [index, part] of parts.entries()) {
    const last = result.at(-1);
    const next = parts[index + 1];
    const isSplinter =
      part[0] &&
      last !== undefined &&
      !last[0] &&
      next !== undefined &&
      !next[0] &&
      part[1].length < shortest;
    const same = part[0] && !isSplinter;
    if (last && last[0] === same) {
      last[1] += part[1];
      last[2] += part[2];
    } else {
      result.push([same, part[1], part[2]]);
    }
  }
  return result;
}

function withOffsets(parts: readonly Raw[]): DiffPart[] {
  let leftStart = 0;
  let rightStart = 0;
  return parts.map(([same, left, right]) => {
    const part = { same, left, right, leftStart, rightStart };
    leftStart += left.length;
    rightStart += right.length;
    return part;
  });
}
