import { editor } from './monaco.ts';
import { rulerColours } from './ruler-colours.ts';

const twoDigits = (value: number): string => Math.round(value).toString(16).padStart(2, '0');

function toHex(colour: string): string {
  if (/^#(?:[\da-f]{6}|[\da-f]{8})$/i.test(colour)) return colour;
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return '#808080';
  canvas.fillStyle = colour;
  const solid = canvas.fillStyle;
  if (solid.startsWith('#')) return solid;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (solid.match(/[\d.]+/g) ?? []).map(Number);
  return `#${[red, green, blue, alpha * 255].map(twoDigits).join('')}`;
}

/**
 * Gives Monaco the colours of theme/tokens.css as they are now; tokens stay the one place where colours are chosen.
 */
export function paintEditors(): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => toHex(style.getPropertyValue(`--${name}`).trim());
  const withAlpha = (name: string, alpha: string) => `${token(name).slice(0, 7)}${alpha}`;
  const dark = style.colorScheme.includes('dark');
  const contrast = document.documentElement.dataset['theme'] === 'contrast';
  const base = contrast ? 'hc-black' : dark ? 'vs-dark' : 'vs';
  editor.defineTheme('galley', {
    base,
    inherit: true,
    rules: [
      { token: '', foreground: token('ink').slice(1, 7) },
      { token: 'keyword', foreground: token('ink').slice(1, 7), fontStyle: 'bold' },
      { token: 'strong', fontStyle: 'bold' },
      { token: 'emphasis', foreground: token('ink').slice(1, 7) },
    ],
    colors: {
      'editor.background': token('page'),
      'editor.foreground': token('ink'),
      'editorLineNumber.foreground': token('ink-3'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorCursor.foreground': token('accent'),
      'editor.selectionBackground': withAlpha('focus', dark ? '55' : '38'),
      'editor.inactiveSelectionBackground': withAlpha('focus', '26'),
      // Monaco's own is black, for a selection of full colour.
      ...(contrast ? { 'editor.selectionForeground': token('ink') } : {}),
      'editorOverviewRuler.border': '#00000000',
      'editorWidget.background': token('raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('line'),
      'editorHoverWidget.background': token('raised'),
      'editorHoverWidget.border': token('line'),
      'editorHoverWidget.foreground': token('ink'),
      'menu.background': token('raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('sel'),
      'menu.selectionForeground': token('ink'),
      'menu.border': token('line'),
      'input.background': token('page'),
      'input.border': token('line-control'),
      'input.foreground': token('ink'),
      focusBorder: token('focus'),
      'widget.shadow': '#00000030',
      'scrollbarSlider.background': withAlpha('ink-3', '40'),
      'scrollbarSlider.hoverBackground': withAlpha('ink-3', '66'),
      'scrollbarSlider.activeBackground': withAlpha('ink-3', '80'),
      'diffEditor.insertedTextBackground': withAlpha('ins', 'ff'),
      'diffEditor.removedTextBackground': withAlpha('del', 'ff'),
      'diffEditor.insertedLineBackground': withAlpha('ins', '38'),
      'diffEditor.removedLineBackground': withAlpha('del', '38'),
      'diffEditor.diagonalFill': withAlpha('line', '80'),
      'diffEditor.border': token('line'),
      // Only the last line of a paragraph beside hidden lines would be shaded.
      'diffEditor.unchangedCodeBackground': '#00000000',
      [rulerColours.a]: token('a'),
      [rulerColours.b]: token('b'),
      [rulerColours.c]: token('c'),
      [rulerColours.d]: token('d'),
      [rulerColours.e]: token('e'),
      [rulerColours.f]: token('f'),
      [rulerColours.join]: token('accent'),
      [rulerColours.here]: token('focus'),
    },
  });
  editor.setTheme('galley');
}

/** Repaints whenever the window's theme changes. @returns stops following */
export function followTheme(): () => void {
  paintEditors();
  const observer = new MutationObserver(paintEditors);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
