import {
  DOMLineBreaksComputerFactory,
  type FontFace,
  type InjectedText,
  type LineBreaksComputerFactory,
  type LineSource,
} from 'monaco-editor/editor/browser/view/domLineBreaksComputer';
import { ModelLineProjectionData } from 'monaco-editor/editor/common/modelLineProjectionData';
import { LineInjectedText } from 'monaco-editor/editor/common/textModelEvents';
import { breakLines, visibleColumns, type FixedPiece, type Widths } from './break-lines.ts';
import { GlyphWidths } from './glyph-widths.ts';

/** Margins, padding and borders of a sign in the line (`.flag-chip` in signs.css), and its size against the text's. */
const signFramePx = 22;
const signSize = 0.72;
const signFamily = '--font-ui';

/** Faces in use at once are few: the page's own and, in Latin pages, the other one. */
const maxFaces = 6;
const faces = new Map<string, Widths>();

function widthsOf(font: string, letterSpacingPx: number, fallbackPx: number): Widths {
  const key = `${font} ${letterSpacingPx}`;
  const known = faces.get(key);
  if (known) return known;
  if (faces.size >= maxFaces) faces.clear();
  const widths = new GlyphWidths(font, letterSpacingPx, fallbackPx);
  faces.set(key, widths);
  return widths;
}

const pageWidths = (font: FontFace): Widths =>
  widthsOf(
    `${font.fontWeight} ${font.fontSize}px ${font.getMassagedFontFamily()}`,
    font.letterSpacing,
    font.typicalHalfwidthCharacterWidth,
  );

function signWidth(content: string, font: FontFace): number {
  const family = getComputedStyle(document.documentElement).getPropertyValue(signFamily);
  const widths = widthsOf(
    `500 ${font.fontSize * signSize}px ${family}`,
    0,
    font.typicalHalfwidthCharacterWidth,
  );
  return widths.ofWord(content) + signFramePx;
}

function signsIn(injected: readonly InjectedText[], font: FontFace): readonly FixedPiece[] {
  let before = 0;
  return injected.map(({ column, options: { content } }) => {
    const start = column - 1 + before;
    before += content.length;
    return { start, end: start + content.length, width: signWidth(content, font) };
  });
}

/** Where the lines of one paragraph end on the screen; null where it has one line and nothing set into it. */
function project(
  source: LineSource,
  line: number,
  font: FontFace,
  tabSize: number,
  limitPx: number,
): ModelLineProjectionData | null {
  const injected = source.getLineInjectedText(line);
  const content = source.getLineContent(line);
  const signs = injected && injected.length > 0 ? injected : null;
  const text = LineInjectedText.applyInjectedText(content, signs);
  const breaks =
    limitPx > 0 ? breakLines(text, limitPx, pageWidths(font), signs ? signsIn(signs, font) : []) : [];
  if (breaks.length === 0 && !signs) return null;
  const ends = [...breaks, text.length];
  return new ModelLineProjectionData(
    signs?.map(({ column }) => column - 1) ?? null,
    signs?.map(({ options }) => options) ?? null,
    ends,
    visibleColumns(text, ends, tabSize),
    0,
  );
}

const factory: LineBreaksComputerFactory = {
  createLineBreaksComputer(source, font, tabSize, wrappingColumn) {
    const lines: number[] = [];
    const limitPx =
      wrappingColumn === -1 ? 0 : Math.round(wrappingColumn * font.typicalHalfwidthCharacterWidth);
    return {
      addRequest: (line) => void lines.push(line),
      finalize: () => lines.map((line) => project(source, line, font, tabSize, limitPx)),
    };
  },
};

/**
 * Monaco wraps exactly by laying the whole text out in the document, which takes half a second for a page of 100 KB and
 * six for 10 MB; its estimate clips Chinese with Latin letters and quotation marks in it. Here the glyphs are measured
 * once each, and lines are filled by arithmetic: exact, and 1.7 million characters in a fifth of a second.
 */
export function wrapByGlyphs(): void {
  DOMLineBreaksComputerFactory.create = () => factory;
}
