import type { Finding } from '../../engine/index.ts';
import type { Mark, MarkStyle } from './flag-marks.ts';
import { editor } from './monaco.ts';
import { rulerColours } from './ruler-colours.ts';

/** What Monaco draws for marks. */

/** Words drawn into the page; they change with the interface language. */
export interface MarkWords {
  /** On the chip at a broken join. */
  readonly join: string;
  readonly head: string;
  readonly tail: string;
  readonly orphan: string;
  readonly fused: string;
}

const stickiness = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;

/** @param style null: the mark is followed, not drawn */
export function markOptions(style: MarkStyle | null, inRuler: boolean): editor.IModelDecorationOptions {
  if (style === null) return { stickiness };
  return {
    stickiness,
    inlineClassName: style.inline,
    firstLineDecorationClassName: style.glyph,
    showIfCollapsed: true,
    ...(inRuler
      ? { overviewRuler: { color: { id: style.ruler }, position: editor.OverviewRulerLane.Center } }
      : {}),
  };
}

/** A proofreader's sign set into the line: it is drawn, not typed, and is no part of the text. */
export function signOptions(
  mark: Mark,
  finding: Finding,
  words: MarkWords,
): editor.IModelDecorationOptions | null {
  const { role } = mark;
  if (role === 'copy') return null;
  const faint = finding.severity === 'info' ? ' flag-info' : '';
  const sign: editor.InjectedTextOptions = {
    content: words[role],
    inlineClassName: `flag-chip flag-chip-${role}${faint}`,
    inlineClassNameAffectsLetterSpacing: true,
    cursorStops: editor.InjectedTextCursorStops.None,
  };
  return { stickiness, showIfCollapsed: true, ...(role === 'head' ? { after: sign } : { before: sign }) };
}

const hereInRuler: editor.IModelDecorationOverviewRulerOptions = {
  color: { id: rulerColours.here },
  position: editor.OverviewRulerLane.Center,
};

/** The flag under review. @param inRuler whether the other marks there are too many to find it among them */
export const selectedOptions = (inRuler: boolean): editor.IModelDecorationOptions => ({
  inlineClassName: 'flag-selected',
  firstLineDecorationClassName: 'flag-here',
  zIndex: 20,
  ...(inRuler ? { overviewRuler: hereInRuler } : {}),
});
