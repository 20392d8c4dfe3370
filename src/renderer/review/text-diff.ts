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
  const start = alikeAtStart(left, right);
  const end = alikeAtEnd(left, right, start);
  const [one, other] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  const small = one.length <= maxCharsAtOnce && other.length <= maxCharsAtOnce;
  const head = left.slice(0, start);
  const tail = left.slice(left.length - end);
  const parts = merged([
    ...(start > 0 ? [[true, head, head] satisfies Raw] : []),
    ...(small ? byCharacters(one, other) : bySentences(one, other)),
    ...(end > 0 ? [[true, tail, tail] satisfies Raw] : []),
  ]);
  return withOffsets(parts.map((_, index) => index).reduce(slidden, parts));
}

/*
 * What is alike at either end is set apart first: the search takes letters out of a passage that only one text has for
 * those of the words behind it, where there are many.
 */

function alikeAtStart(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let at = 0;
  while (at < most && left[at] === right[at]) at += 1;
  // Not between the halves of a character.
  return at > 0 && isHighHalf(left, at - 1) ? at - 1 : at;
}

function alikeAtEnd(left: string, right: string, start: number): number {
  const most = Math.min(left.length, right.length) - start;
  let count = 0;
  while (count < most && left.at(-1 - count) === right.at(-1 - count)) count += 1;
  return count > 0 && isLowHalf(left, left.length - count) ? count - 1 : count;
}

const isHighHalf = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLowHalf = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** So far a passage is moved. */
const mostSlid = 60;

/**
 * A passage that only one text has may begin a little further on or back, where it ends as what is before it does: it
 * begins with a line, a sentence, a clause or a word if it can.
 */
function slidden(parts: readonly Raw[], index: number): readonly Raw[] {
  const [before, part, behind] = [parts[index - 1], parts[index], parts[index + 1]];
  if (!before || !behind || !part || part[0] || (part[1] === '') === (part[2] === '')) return parts;
  const text = part[1] + part[2];
  const whole = before[1] + text + behind[1];
  const at = before[1].length;
  const { length } = text;
  let best = { start: at, rank: rankOf(whole, at) };
  const look = (start: number) => {
    const rank = rankOf(whole, start);
    if (rank > best.rank) best = { start, rank };
  };
  for (let start = at; start > Math.max(1, at - mostSlid) && whole[start - 1] === whole[start + length - 1];)
    look((start -= 1));
  for (
    let start = at;
    start < at + mostSlid && start + length < whole.length - 1 && whole[start] === whole[start + length];
  )
    look((start += 1));
  const [head, middle, rest] = [
    whole.slice(0, best.start),
    whole.slice(best.start, best.start + length),
    whole.slice(best.start + length),
  ];
  return parts
    .with(index - 1, [true, head, head])
    .with(index, [false, part[1] === '' ? '' : middle, part[2] === '' ? '' : middle])
    .with(index + 1, [true, rest, rest]);
}

/** How well a passage may begin at a place. */
function rankOf(text: string, at: number): number {
  const near = text.slice(Math.max(0, at - 20), at);
  const before = near.trimEnd();
  if (isLowHalf(text, at)) return -1;
  if (near.slice(before.length).includes('\n')) return 4;
  if (/[。！？.!?…][”’」』》）)"']*$/u.test(before.slice(-4)))
    return before.length < near.length || /[。！？]/u.test(before.slice(-4)) ? 3 : 0;
  if (/[，、；：,;:]$/u.test(before)) return 2;
  return before.length < near.length ? 1 : 0;
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
