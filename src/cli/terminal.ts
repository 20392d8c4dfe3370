import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colour on a terminal only, unless the user asked otherwise (https://no-color.org, https://force-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR']) return environment['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

export const createColours = (wanted: boolean): Colours => picocolors.createColors(wanted);

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
