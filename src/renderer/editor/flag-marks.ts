import { copyLetter } from '../../engine/findings.ts';
import type { Finding, Range as TextRange } from '../../engine/index.ts';
import { rulerColours } from './ruler-colours.ts';

/** Which part of a finding a mark stands for. `copy`: one for each copy of a duplicate, in order. */
export type MarkRole = 'copy' | 'join' | 'head' | 'tail' | 'orphan' | 'fused';

export interface Mark {
  readonly role: MarkRole;
  readonly range: TextRange;
  /** Letter of a copy, empty for the rest. */
  readonly letter: string;
}

const copyColours = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Colours repeat after six; the letter beside them does not. */
export const copyColour = (index: number): (typeof copyColours)[number] =>
  copyColours[index % copyColours.length]!;

/** The marks of a finding in the order of its parts, at the offsets the finding was made with. */
export function marksOf(finding: Finding): readonly Mark[] {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences.map((range, index) => ({ role: 'copy', range, letter: copyLetter(index) }));
    case 'split-paragraph':
      return [{ role: 'join', range: finding.at, letter: '' }];
    case 'displaced-continuation':
      return [
        { role: 'head', range: finding.head, letter: '' },
        { role: 'tail', range: finding.tail, letter: '' },
      ];
    case 'orphan-continuation':
      return [{ role: 'orphan', range: finding.at, letter: '' }];
    case 'fused-paragraphs':
      return [{ role: 'fused', range: finding.at, letter: '' }];
  }
}

/** How many marks a finding has. */
export function partsIn(finding: Finding): number {
  if (finding.kind === 'duplicate') return finding.occurrences.length;
  return finding.kind === 'displaced-continuation' ? 2 : 1;
}

/** Where one of its marks is, without the others: after each edit thousands are looked at. */
export function partOf(finding: Finding, index: number): TextRange {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences[index]!;
    case 'displaced-continuation':
      return index === 0 ? finding.head : finding.tail;
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return finding.at;
  }
}

/** Whether two findings have marks that look alike, wherever they are. */
export const lookAlike = (a: Finding, b: Finding): boolean =>
  a.kind === b.kind && (a.severity === 'info') === (b.severity === 'info') && matchOf(a) === matchOf(b);

const matchOf = (finding: Finding) => (finding.kind === 'duplicate' ? finding.match : null);

/** Where the eye should go for a finding: the copy that would go, the break, the tail. Index into its marks. */
export function leadingMark(finding: Finding): number {
  if (finding.kind === 'duplicate') return finding.suggested?.remove[0] ?? finding.occurrences.length - 1;
  return 0;
}

export interface MarkStyle {
  /** Class of the text itself. */
  readonly inline: string;
  /** Class of the sign in the margin. */
  readonly glyph: string;
  readonly ruler: string;
}

/** Exact copies have a solid line under them, near ones a wavy one; what is probably legitimate a dotted one. */
export function styleOf(finding: Finding, mark: Mark, index: number): MarkStyle {
  const isFaint = finding.severity === 'info';
  if (mark.role !== 'copy') return (isFaint ? faintStyles : styles)[mark.role];
  const match = finding.kind === 'duplicate' ? finding.match : 'exact';
  const known = (isFaint ? faintCopyStyles : copyStyles)[match];
  return (known[index] ??= copyStyle(mark.letter, index, match, isFaint));
}

function copyStyle(letter: string, index: number, match: 'exact' | 'near', isFaint: boolean): MarkStyle {
  const faint = isFaint ? faintClass : '';
  const colour = copyColour(index);
  return {
    inline: `flag-text flag-copy flag-${colour} flag-${match}${faint}`,
    glyph: `flag-glyph flag-glyph-copy flag-glyph-${colour} ${letterClasses(letter)}${faint}`,
    ruler: rulerColours[colour],
  };
}

/** A class for each letter, which the sign is put together from; there is no room for three. */
function letterClasses([first, second, third]: string): string {
  if (third !== undefined) return '';
  return second === undefined ? `flag-letter-${first}` : `flag-first-${first} flag-letter-${second}`;
}

const faintClass = ' flag-info';

type JoinStyles = Readonly<Record<Exclude<MarkRole, 'copy'>, MarkStyle>>;

/** Made once, as those below: a page has thousands of these marks, and they are looked at after every edit. */
const styles = joinStyles('');
const faintStyles = joinStyles(faintClass);

/** By the copy's index, which says its letter, too. */
type CopyStyles = Readonly<Record<'exact' | 'near', MarkStyle[]>>;
const copyStyles: CopyStyles = { exact: [], near: [] };
const faintCopyStyles: CopyStyles = { exact: [], near: [] };

function joinStyles(faint: string): JoinStyles {
  const style = (role: Exclude<MarkRole, 'copy'>): MarkStyle => ({
    inline: `flag-text flag-${role}${faint}`,
    glyph: `flag-glyph flag-glyph-${role}${faint}`,
    ruler: rulerColours.join,
  });
  return {
    join: style('join'),
    head: style('head'),
    tail: style('tail'),
    orphan: style('orphan'),
    fused: style('fused'),
  };
}
