import { menuGroups, menuIds, shownKey, type Command, type Input, type MenuId } from '../contract/index.ts';
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuChoices {
  readonly state: Input<'app.menuState'>;
  readonly isMac: boolean;
  readonly recent: readonly { readonly path: string; readonly name: string }[];
  readonly word: (key: string) => string;
  readonly run: (id: Command['id']) => void;
  readonly openRecent: (path: string) => void;
}

type Item = MenuItemConstructorOptions;

const rule: Item = { type: 'separator' };

/** The native menu, from the command table. */
export function menuTemplate(choices: MenuChoices): Item[] {
  const menus = menuIds.map((menu) => ({
    id: menu,
    label: choices.word(`menu.${menu}`),
    submenu: menuItems(menu, choices),
  }));
  if (!choices.isMac) return menus;
  const help = menus.pop();
  return [appMenu(choices), ...menus, windowMenu(choices), ...(help === undefined ? [] : [help])];
}

function menuItems(menu: MenuId, choices: MenuChoices): Item[] {
  const groups = menuGroups(menu, 'desktop').map((commands) =>
    commands
      .filter(({ id }) => !(choices.isMac && id in macPlaces))
      .map((command) => commandItem(command, choices)),
  );
  if (menu === 'file') groups[0]?.push(recentItem(choices));
  if (menu === 'edit') groups.splice(1, 0, clipboardItems(choices));
  if (menu === 'view') groups.push([{ role: 'togglefullscreen', label: choices.word('menu.fullScreen') }]);
  return groups
    .filter((items) => items.length > 0)
    .flatMap((items, index) => (index === 0 ? items : [rule, ...items]));
}

/** These stand in the application's own menu on macOS. */
const macPlaces = { 'app.settings': true, 'app.quit': true, 'help.about': true };

/** Quitting is always possible, whatever the window says or fails to say. */
export function isMenuItemOn(id: Command['id'], state: Input<'app.menuState'>): boolean {
  return id === 'app.quit' || state.enabled.includes(id);
}

function commandItem(command: Command, { state, word, run }: MenuChoices): Item {
  const key = shownKey(command, 'desktop');
  const item: Item = {
    id: command.id,
    label: word(`command.${command.id}`),
    enabled: isMenuItemOn(command.id, state),
    // The window handles the keys, so that one press is never two commands; here they are only shown. On macOS the
    // window is asked first too, and the menu only what it leaves.
    registerAccelerator: command.id === 'app.quit',
    click: () => run(command.id),
  };
  if (key !== undefined) item.accelerator = key;
  if (command.toggle)
    Object.assign(item, { type: 'checkbox', checked: state.checked?.includes(command.id) ?? false });
  return item;
}

function recentItem({ recent, word, openRecent }: MenuChoices): Item {
  const items: Item[] = recent.map(({ name, path }) => ({
    // `&` would mark a letter in the label.
    label: name.replaceAll('&', '&&'),
    toolTip: path,
    click: () => openRecent(path),
  }));
  const none: Item = { label: word('menu.noRecent'), enabled: false };
  return { label: word('menu.recent'), submenu: items.length > 0 ? items : [none] };
}

/** The system's own, because they must work in every field. */
function clipboardItems({ word }: MenuChoices): Item[] {
  return [
    { role: 'cut', label: word('menu.cut') },
    { role: 'copy', label: word('menu.copy') },
    { role: 'paste', label: word('menu.paste') },
    { role: 'selectAll', label: word('menu.selectAll') },
  ];
}

function appMenu(choices: MenuChoices): Item {
  const command = (id: keyof typeof macPlaces) => {
    const found = menuIds.flatMap((menu) => menuGroups(menu, 'desktop').flat()).find((row) => row.id === id);
    return found === undefined ? [] : [commandItem(found, choices)];
  };
  const { word } = choices;
  return {
    label: 'Galley',
    submenu: [
      ...command('help.about'),
      rule,
      ...command('app.settings'),
      rule,
      { role: 'hide', label: word('menu.hide') },
      { role: 'hideOthers', label: word('menu.hideOthers') },
      { role: 'unhide', label: word('menu.showAll') },
      rule,
      ...command('app.quit'),
    ],
  };
}

function windowMenu({ word }: MenuChoices): Item {
  return {
    label: word('menu.window'),
    submenu: [
      { role: 'minimize', label: word('menu.minimise') },
      { role: 'zoom', label: word('menu.zoomWindow') },
    ],
  };
}
