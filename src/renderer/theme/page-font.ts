/** The reading faces of tokens.css as Monaco needs them: a plain list, because it measures text outside the cascade. */
const hanFamily =
  "'Galley Latin', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'Songti SC', 'STSong', 'SimSun', serif";
const latinFamily =
  "'Source Serif 4', 'Noto Serif', 'Charter', 'Iowan Old Style', 'Cambria', 'Liberation Serif', 'Noto Serif CJK SC', 'Songti SC', 'SimSun', serif";

/** Latin text sets “ ” — … in the Latin face, everything else in the Chinese one, where they are full width. */
const usesLatinFace = (language: string): boolean => !/^(zh|ja|ko|und)\b/i.test(language);

/** @param chosen the face of the settings, empty for the standard one; @param language BCP 47 tag of the page */
export function pageFontFamily(chosen: string, language: string): string {
  const standard = usesLatinFace(language) ? latinFamily : hanFamily;
  return chosen.trim() === '' ? standard : `'${chosen.trim().replaceAll(/['"\\;]/g, '')}', ${standard}`;
}
