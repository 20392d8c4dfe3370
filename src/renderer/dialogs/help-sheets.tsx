import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commandTable, menuIds, shownKey, type Command, type MenuId } from '../../contract/commands.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import { Mark } from '../shell/mark.tsx';
import { useStore } from '../state/store.ts';
import { Dialog } from '../theme/controls/index.ts';
import type { Answering } from './dialog-stack.ts';

function KeyRow({ command }: { command: Command }): ReactNode {
  const { t } = useTranslation();
  const isBrowser = useStore((state) => state.session?.host !== 'desktop');
  const first = shownKey(command, isBrowser ? 'browser' : 'desktop');
  const keys = first === undefined ? [] : [first, ...command.keys.slice(command.keys.indexOf(first) + 1)];
  return (
    <div className="keys-row">
      <dt>{t(`command.${command.id}`).replace(/…$/, '')}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key} className="key">
            {shortcutLabel(key)}
          </kbd>
        ))}
      </dd>
    </div>
  );
}

function KeyGroup({ menu, commands }: { menu: MenuId; commands: readonly Command[] }): ReactNode {
  const { t } = useTranslation();
  if (commands.length === 0) return null;
  return (
    <section className="keys-group">
      <h3>{t(`menu.${menu}`)}</h3>
      <dl>
        {commands.map((command) => (
          <KeyRow key={command.id} command={command} />
        ))}
      </dl>
    </section>
  );
}

/** Every command with its keys, to look up and to find. */
export function ShortcutSheet({ answer }: Answering<null>): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const isDesktop = useStore((state) => state.session?.host === 'desktop');
  const wanted = search.trim().toLowerCase();
  const found = commandTable
    .filter((command) => isDesktop || !command.desktopOnly)
    .filter((command) =>
      [t(`command.${command.id}`), ...command.keys.map(shortcutLabel)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    );
  return (
    <Dialog
      title={t('dialog.shortcuts.title')}
      description={t('dialog.shortcuts.body')}
      width="wide"
      onClose={() => answer(null)}
      footer={
        <div className="keys-hint">
          <p>{t('dialog.shortcuts.inReview')}</p>
          <p>{t('dialog.shortcuts.inDialogs')}</p>
        </div>
      }
    >
      <input
        className="field keys-find"
        type="search"
        value={search}
        placeholder={t('dialog.shortcuts.find')}
        aria-label={t('dialog.shortcuts.find')}
        onChange={(event) => setSearch(event.target.value)}
        data-first-focus
      />
      <div className="keys-columns">
        {found.length === 0 && <p>{t('dialog.palette.none')}</p>}
        {menuIds.map((menu) => (
          <KeyGroup key={menu} menu={menu} commands={found.filter((command) => command.menu?.in === menu)} />
        ))}
      </div>
    </Dialog>
  );
}

const platformNames: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' };

export function About({ answer }: Answering<null>): ReactNode {
  const { t } = useTranslation();
  const session = useStore((state) => state.session);
  const platform = platformNames[session?.platform ?? ''] ?? session?.platform ?? '';
  return (
    <Dialog title={t('dialog.about.title')} width="narrow" onClose={() => answer(null)}>
      <div className="about">
        <Mark size={56} />
        <div>
          <p className="about-name">{t('app.name')}</p>
          <p>{t('dialog.about.version', { version: session?.version ?? '' })}</p>
          <p>{t(`dialog.about.host.${session?.host ?? 'browser'}`, { platform })}</p>
        </div>
      </div>
      <p>{t('dialog.about.body')}</p>
      <p className="about-quiet">{t('dialog.about.license')}</p>
    </Dialog>
  );
}
