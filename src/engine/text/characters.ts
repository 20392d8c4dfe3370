/** Code units that stand for white space, line ends excluded (U+200B and U+FEFF count: they show nothing). */
export function isSpace(code: number): boolean {
  if (code === 0x20 || code === 0x09 || code === 0x3000) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0xfeff
  );
}

/** LF, CR, VT, FF, NEL, LS, PS. */
export function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return isSpace(code) || isLineEnd(code);
}

/** Unified ideographs, Extension A, compatibility ideographs, and either half of a pair in the planes 2 and 3. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd8bf) ||
    code === 0x3005 ||
    code === 0x3007
  );
}

export function isKana(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0xff66 && code <= 0xff9d);
}

/** Letters of Latin, Greek and Cyrillic script, full-width Latin included. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code < 0x530) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  return (
    (code >= 0x1e00 && code <= 0x1fff) ||
    (code >= 0xfb00 && code <= 0xfb06) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Columns a code unit takes on a terminal or in a fixed-pitch page: 2 for full-width ones. */
export function columnsOf(code: number): number {
  if (code < 0x1100) return 1;
  return (code >= 0x2e80 && code <= 0xd7a3) ||
    (code >= 0xd840 && code <= 0xdbff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
    ? 2
    : code >= 0xdc00 && code <= 0xdfff
      ? 0
      : isFullWidthInChineseText(code)
        ? 2
        : 1;
}

/** Quotes, dashes and dots that Chinese fonts set full width though Unicode calls their width ambiguous. */
function isFullWidthInChineseText(code: number): boolean {
  return (
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x2014 ||
    code === 0x2026
  );
}
