/** The reading faces of tokens.css as Monaco needs them: a plain list, because it measures text outside the cascade. */
const hanFamily =
  "'Galley Latin', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'Songti SC', 'STSong', 'SimSun', serif";
const latinFamily =
  "'Source Serif 4', 'Noto Serif', 'Charter', 'Iowan Old Style', 'Cambria', 'Liberation Serif', 'Galley Page Marks', 'Noto Serif CJK SC', 'Songti SC', 'SimSun', serif";

/** Latin text sets “ ” — … in the Latin face, everything else in the Chinese one, where they are full width. */
const usesLatinFace = (language: string): boolean => !/^(zh|ja|ko|und)\b/i.test(language);

const quoted = (chosen: string): string => `'${chosen.trim().replaceAll(/['"\\;]/g, '')}'`;

/** @param chosen the face of the settings, empty for the standard one; @param language BCP 47 tag of the page */
export function pageFontFamily(chosen: string, language: string): string {
  const standard = usesLatinFace(language) ? latinFamily : hanFamily;
  return chosen.trim() === '' ? standard : `${quoted(chosen)}, ${standard}`;
}

/** Letters and characters whose widths differ from face to face. */
const sample = 'mmmwwwlli永的国，“”';

/**
 * Whether this computer has a font, or none is chosen. Browsers give no list of fonts: with one that is missing, text
 * is as wide as without it, whatever stands in for it.
 */
export function isFontHere(chosen: string): boolean {
  if (chosen.trim() === '') return true;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return true;
  const width = (families: string): number => {
    context.font = `72px ${families}`;
    return context.measureText(sample).width;
  };
  return ['monospace', 'serif', 'sans-serif'].some(
    (family) => width(`${quoted(chosen)}, ${family}`) !== width(family),
  );
}
