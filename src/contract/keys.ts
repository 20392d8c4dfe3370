/** Keys in Electron's accelerator notation, for a window that handles them itself. */

/** The part of a DOM keyboard event that decides; structural, because this layer has no DOM. */
export interface KeyPress {
  readonly key: string;
  /** Place on the keyboard: tells Shift+8 from `*`, and digits on layouts that shift them. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const namedKeys: Readonly<Record<string, string>> = { plus: '+', esc: 'escape', space: ' ' };

function parts(accelerator: string): { readonly modifiers: ReadonlySet<string>; readonly key: string } {
  const pieces = accelerator.split('+');
  const key = (pieces.pop() ?? '').toLowerCase();
  return { modifiers: new Set(pieces), key: namedKeys[key] ?? key };
}

/** Whether this press is that accelerator. A letter is compared by what it types, a digit by its place. */
export function matchesKey(accelerator: string, press: KeyPress, isMac: boolean): boolean {
  const { modifiers, key } = parts(accelerator);
  const wantsCmdOrCtrl = modifiers.has('CmdOrCtrl');
  const wantsCtrl = modifiers.has('Ctrl') || (wantsCmdOrCtrl && !isMac);
  const wantsMeta = wantsCmdOrCtrl && isMac;
  if (press.ctrlKey !== wantsCtrl || press.metaKey !== wantsMeta) return false;
  if (press.altKey !== modifiers.has('Alt')) return false;
  // `+` needs Shift on most layouts and none on others, so Shift is not asked about there.
  if (key !== '+' && press.shiftKey !== modifiers.has('Shift')) return false;
  if (/^[0-9]$/.test(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}`;
  // With Alt, macOS types other characters (Alt+Z gives Ω): the place decides.
  if (press.altKey && /^[a-z]$/.test(key)) return press.code === `Key${key.toUpperCase()}`;
  return press.key.toLowerCase() === key;
}

const macSigns: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥' };
const keySigns: Readonly<Record<string, string>> = { Enter: '⏎', Plus: '+' };

/** As people read it: `Ctrl+Shift+P`, on macOS `⇧⌘P`. */
export function keyLabel(accelerator: string, isMac: boolean): string {
  const pieces = accelerator.split('+');
  const key = pieces.pop() ?? '';
  const sign = keySigns[key] ?? key;
  if (!isMac) return [...pieces.map((piece) => (piece === 'CmdOrCtrl' ? 'Ctrl' : piece)), sign].join('+');
  const order = ['Ctrl', 'Alt', 'Shift', 'CmdOrCtrl'];
  const modifiers = pieces.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return modifiers.map((piece) => macSigns[piece] ?? piece).join('') + sign;
}
