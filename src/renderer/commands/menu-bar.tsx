import { Check, Menu as MenuSign } from 'lucide-react';
import { Menubar } from 'radix-ui';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { menuGroups, menuIds, shownKey, type Command, type MenuId } from '../../contract/commands.ts';
import { useStore } from '../state/store.ts';
import { Kbd } from '../theme/controls/index.ts';
import { runCommand, useCommandStates } from './registry.ts';
import { shortcutForAria } from './shortcut.ts';

interface RowProps {
  readonly command: Command;
  readonly enabled: boolean;
  readonly checked: boolean;
}

function Row({ command, enabled, checked }: RowProps): ReactNode {
  const { t } = useTranslation();
  const hostKind = useStore((state) => state.session?.host ?? 'browser');
  const key = shownKey(command, hostKind);
  const common = {
    className: 'menu-item',
    disabled: !enabled,
    // After the menu has closed and given the focus back: a command may move it elsewhere.
    onSelect: () => setTimeout(() => runCommand(command.id)),
    ...(key === undefined ? {} : { 'aria-keyshortcuts': shortcutForAria(key) }),
  };
  const inside = (
    <>
      <span className="menu-sign">{checked && <Check size={15} strokeWidth={2} aria-hidden="true" />}</span>
      <span className="menu-label">{t(`command.${command.id}`)}</span>
      {key !== undefined && <Kbd accelerator={key} />}
    </>
  );
  return command.toggle ? (
    <Menubar.CheckboxItem {...common} checked={checked}>
      {inside}
    </Menubar.CheckboxItem>
  ) : (
    <Menubar.Item {...common}>{inside}</Menubar.Item>
  );
}

function Rows({ menu }: { menu: MenuId }): ReactNode {
  const { enabled, checked } = useCommandStates();
  const groups = menuGroups(menu, 'browser');
  return groups.map((group, index) => (
    <Fragment key={group[0]?.id}>
      {index > 0 && <Menubar.Separator className="menu-line" />}
      {group.map((command) => (
        <Row
          key={command.id}
          command={command}
          enabled={enabled.has(command.id)}
          checked={checked.has(command.id)}
        />
      ))}
    </Fragment>
  ));
}

/** The menus of the browser host; the desktop app has the system's own, made from the same table. */
export function MenuBar(): ReactNode {
  const { t } = useTranslation();
  // Menus open inside the bar's own element: at the end of the body they would be in no landmark.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <Menubar.Root ref={setPlace} className="menu-bar" aria-label={t('app.menus')} loop>
      {menuIds.map((menu) => (
        <Menubar.Menu key={menu}>
          <Menubar.Trigger className="menu-bar-title">{t(`menu.${menu}`)}</Menubar.Trigger>
          <Menubar.Portal container={place}>
            <Menubar.Content className="menu menu-wide" align="start" sideOffset={4} collisionPadding={8}>
              <Rows menu={menu} />
            </Menubar.Content>
          </Menubar.Portal>
        </Menubar.Menu>
      ))}
    </Menubar.Root>
  );
}

/** All menus behind one button, where the window is too narrow for a bar. */
export function CompactMenus(): ReactNode {
  const { t } = useTranslation();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <Menubar.Root ref={setPlace} className="menu-bar" aria-label={t('app.menus')}>
      <Menubar.Menu>
        <Menubar.Trigger className="icon-button" aria-label={t('app.menus')}>
          <MenuSign size={17} strokeWidth={1.75} aria-hidden="true" />
        </Menubar.Trigger>
        <Menubar.Portal container={place}>
          <Menubar.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
            {menuIds.map((menu) => (
              <Menubar.Sub key={menu}>
                <Menubar.SubTrigger className="menu-item">
                  <span className="menu-sign" />
                  <span className="menu-label">{t(`menu.${menu}`)}</span>
                </Menubar.SubTrigger>
                <Menubar.Portal container={place}>
                  <Menubar.SubContent className="menu menu-wide" collisionPadding={8}>
                    <Rows menu={menu} />
                  </Menubar.SubContent>
                </Menubar.Portal>
              </Menubar.Sub>
            ))}
          </Menubar.Content>
        </Menubar.Portal>
      </Menubar.Menu>
    </Menubar.Root>
  );
}
