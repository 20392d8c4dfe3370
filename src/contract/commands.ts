/**
 * Every command of the window, once: menus (native and in-app), palette, shortcut sheet and key handling are built
 * from this table. The words are `command.<id>` and `menu.<id>` in `src/words`.
 *
 * Keys are in Electron's accelerator notation; the first that the host does not reserve is the one shown. Left out on
 * purpose: Ctrl+Alt+letter (AltGr types with it), Ctrl+Space, Ctrl+. and Ctrl+Shift+U (input methods take them).
 */

export const menuIds = ['file', 'edit', 'review', 'view', 'help'] as const;
export type MenuId = (typeof menuIds)[number];

interface CommandShape {
  readonly id: string;
  readonly keys: readonly string[];
  /** Its menu, and the group in it: a rule is drawn between groups. null: in the palette only. */
  readonly menu: { readonly in: MenuId; readonly group: number } | null;
  /** Shows a tick: a switch that is on or off. */
  readonly toggle?: true;
  /** Makes sense in the desktop app only. */
  readonly desktopOnly?: true;
}

const inMenu = (menu: MenuId, group: number) => ({ in: menu, group });

const commands = [
  { id: 'file.open', keys: ['CmdOrCtrl+O'], menu: inMenu('file', 0) },
  { id: 'file.openFolder', keys: ['CmdOrCtrl+Shift+O'], menu: inMenu('file', 0) },
  { id: 'file.reopenWithEncoding', keys: ['F4'], menu: inMenu('file', 0) },
  { id: 'file.save', keys: ['CmdOrCtrl+S'], menu: inMenu('file', 1) },
  { id: 'file.saveCorrected', keys: ['CmdOrCtrl+E'], menu: inMenu('file', 1) },
  { id: 'file.saveAs', keys: ['CmdOrCtrl+Shift+S'], menu: inMenu('file', 1) },
  { id: 'file.saveAll', keys: ['CmdOrCtrl+F11'], menu: inMenu('file', 1) },
  { id: 'file.saveWithEncoding', keys: ['Shift+F4'], menu: inMenu('file', 1) },
  { id: 'file.versions', keys: ['Shift+F2'], menu: inMenu('file', 2) },
  { id: 'file.report', keys: ['CmdOrCtrl+P'], menu: inMenu('file', 2) },
  { id: 'file.reportFolder', keys: ['CmdOrCtrl+Shift+E'], menu: inMenu('file', 2) },
  { id: 'file.next', keys: ['F7'], menu: inMenu('file', 3) },
  { id: 'file.previous', keys: ['Shift+F7'], menu: inMenu('file', 3) },
  { id: 'file.nextFlagged', keys: ['CmdOrCtrl+F7'], menu: inMenu('file', 3) },
  { id: 'file.close', keys: ['CmdOrCtrl+W', 'CmdOrCtrl+F4', 'CmdOrCtrl+F10'], menu: inMenu('file', 4) },
  { id: 'app.settings', keys: ['CmdOrCtrl+,'], menu: inMenu('file', 5) },
  { id: 'app.quit', keys: ['CmdOrCtrl+Q'], menu: inMenu('file', 6), desktopOnly: true },

  { id: 'edit.undo', keys: ['CmdOrCtrl+Z'], menu: inMenu('edit', 0) },
  { id: 'edit.redo', keys: ['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'], menu: inMenu('edit', 0) },
  { id: 'edit.find', keys: ['CmdOrCtrl+F'], menu: inMenu('edit', 2) },
  { id: 'edit.replace', keys: ['CmdOrCtrl+H'], menu: inMenu('edit', 2) },
  { id: 'edit.goToLine', keys: ['CmdOrCtrl+G'], menu: inMenu('edit', 2) },
  { id: 'edit.unwrapLines', keys: ['CmdOrCtrl+J'], menu: inMenu('edit', 3) },

  { id: 'review.next', keys: ['F8'], menu: inMenu('review', 0) },
  { id: 'review.previous', keys: ['Shift+F8'], menu: inMenu('review', 0) },
  { id: 'review.accept', keys: ['CmdOrCtrl+Enter', 'F9'], menu: inMenu('review', 1) },
  { id: 'review.removeCopyA', keys: ['CmdOrCtrl+1'], menu: inMenu('review', 1) },
  { id: 'review.removeCopyB', keys: ['CmdOrCtrl+2'], menu: inMenu('review', 1) },
  { id: 'review.merge', keys: ['CmdOrCtrl+Shift+M'], menu: inMenu('review', 1) },
  { id: 'review.peek', keys: ['CmdOrCtrl+F8'], menu: inMenu('review', 1) },
  { id: 'review.findHead', keys: ['CmdOrCtrl+Shift+F'], menu: inMenu('review', 1) },
  { id: 'review.stet', keys: ['CmdOrCtrl+Shift+Enter', 'Shift+F9'], menu: inMenu('review', 2) },
  { id: 'review.stetAllAlike', keys: ['CmdOrCtrl+F9'], menu: inMenu('review', 2) },
  { id: 'review.acceptAllCertain', keys: ['CmdOrCtrl+Shift+A'], menu: inMenu('review', 3) },
  { id: 'review.changes', keys: ['F2'], menu: inMenu('review', 3) },
  { id: 'review.revertChange', keys: ['CmdOrCtrl+F2'], menu: inMenu('review', 3) },

  { id: 'view.palette', keys: ['CmdOrCtrl+Shift+P', 'F1'], menu: inMenu('view', 0) },
  { id: 'view.focusNextPane', keys: ['F6'], menu: inMenu('view', 1) },
  { id: 'view.focusPreviousPane', keys: ['Shift+F6'], menu: inMenu('view', 1) },
  { id: 'view.toggleFiles', keys: ['CmdOrCtrl+B'], menu: inMenu('view', 1), toggle: true },
  { id: 'view.toggleReview', keys: ['CmdOrCtrl+Shift+B'], menu: inMenu('view', 1), toggle: true },
  { id: 'view.zoomIn', keys: ['CmdOrCtrl+=', 'CmdOrCtrl+Plus'], menu: inMenu('view', 2) },
  { id: 'view.zoomOut', keys: ['CmdOrCtrl+-'], menu: inMenu('view', 2) },
  { id: 'view.zoomReset', keys: ['CmdOrCtrl+0'], menu: inMenu('view', 2) },
  { id: 'view.toggleWordWrap', keys: ['Alt+Z'], menu: inMenu('view', 3), toggle: true },
  { id: 'view.toggleWhitespace', keys: ['CmdOrCtrl+Shift+8'], menu: inMenu('view', 3), toggle: true },
  { id: 'view.theme', keys: ['CmdOrCtrl+Shift+L'], menu: inMenu('view', 4) },
  { id: 'view.language', keys: ['CmdOrCtrl+Shift+Y'], menu: inMenu('view', 4) },

  { id: 'help.shortcuts', keys: ['CmdOrCtrl+/'], menu: inMenu('help', 0) },
  { id: 'help.tour', keys: ['Shift+F1'], menu: inMenu('help', 0) },
  { id: 'help.about', keys: ['CmdOrCtrl+F1'], menu: inMenu('help', 1) },
] as const satisfies readonly CommandShape[];

export type CommandId = (typeof commands)[number]['id'];
export interface Command extends CommandShape {
  readonly id: CommandId;
}

/** The same table, each row in its general shape. */
export const commandTable: readonly Command[] = commands;

/** Keys that browsers keep for themselves whatever a page does: close tab, new tab, new window. */
const reservedByBrowsers: ReadonlySet<string> = new Set(['CmdOrCtrl+W', 'CmdOrCtrl+F4', 'CmdOrCtrl+Q']);

/** The key to show for a command, in accelerator notation; undefined: it has none on this host. */
export function shownKey(command: Command, host: 'desktop' | 'browser'): string | undefined {
  return command.keys.find((key) => host === 'desktop' || !reservedByBrowsers.has(key));
}

/** The rows of one menu in order, in groups. */
export function menuGroups(menu: MenuId, host: 'desktop' | 'browser'): readonly (readonly Command[])[] {
  const groups = new Map<number, Command[]>();
  for (const command of commandTable) {
    if (command.menu?.in !== menu || (command.desktopOnly && host === 'browser')) continue;
    const group = groups.get(command.menu.group) ?? [];
    group.push(command);
    groups.set(command.menu.group, group);
  }
  return [...groups.entries()].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}
