/** What a terminal is shown of texts, file names and errors. */

// C0, DEL, C1, and the characters that reorder or hide what stands around them on a terminal.
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const unsafe = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;

/** Text from a page or a file name, made harmless for a terminal: what could steer it is shown as its code. */
export function harmless(text: string): string {
  return text.replace(unsafe, (character) => {
    if (character === '\n' || character === '\r' || character === '\t') return ' ';
    return `\\u{${character.charCodeAt(0).toString(16)}}`;
  });
}

/** JSON that a terminal can show: the same value, with what could steer a terminal as `\u` escapes. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What went wrong unexpectedly, for the terminal that the program was started from: names of files may be in it. */
export function reportOnTerminal(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`galley: ${text.split('\n').map(harmless).join('\n')}\n`);
}
