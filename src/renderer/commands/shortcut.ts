import { keyLabel } from '../../contract/keys.ts';

/** The keys of this machine are ⌘ and ⌥, not Ctrl and Alt. */
export const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** An accelerator ("CmdOrCtrl+Shift+R") as people of this platform read it. */
export const shortcutLabel = (accelerator: string): string => keyLabel(accelerator, isMac);

/** For `aria-keyshortcuts`, in the words of the ARIA specification. */
export function shortcutForAria(accelerator: string): string {
  return accelerator
    .replace('CmdOrCtrl', isMac ? 'Meta' : 'Control')
    .replace(/\bCtrl\b/, 'Control')
    .replace(/\+Plus$/, '+=');
}
