import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../contract/commands.ts';
import { CompactMenus, MenuBar } from '../commands/menu-bar.tsx';
import { useCommand } from '../commands/use-command.ts';
import { activeDocument, useStore } from '../state/store.ts';
import { Button, type ButtonProps } from '../theme/controls/index.ts';
import { Mark } from './mark.tsx';
import { stackedQuery, useMedia } from './use-media.ts';
import './header.css';

function CommandButton({
  id,
  compact,
  ...look
}: { id: CommandId; compact: boolean } & ButtonProps): ReactNode {
  const { label, shortcut, enabled, run } = useCommand(id);
  return (
    <Button {...look} disabled={!enabled} onClick={run} {...(compact ? { title: label } : { shortcut })}>
      {label}
    </Button>
  );
}

function DocumentName(): ReactNode {
  const { t } = useTranslation();
  // Single values: the document changes several times with every key.
  const file = useStore((state) => activeDocument(state)?.file);
  const dirty = useStore((state) => activeDocument(state)?.dirty ?? false);
  if (file === undefined) return null;
  const { name, place } = file;
  return (
    <h1 className="header-document" title={place === '' ? name : `${name}\n${place}`}>
      <span className="header-title">
        <span className="header-name">{name}</span>
        {dirty && (
          <span className="header-unsaved">
            <span className="visually-hidden">{t('status.unsaved')}</span>
          </span>
        )}
      </span>
      {place !== '' && <span className="header-place">{place}</span>}
    </h1>
  );
}

/** The row at the top: menus (in the browser host), the page's name, what to do with the page. */
export function Header(): ReactNode {
  const hasNativeMenu = useStore((state) => state.session?.nativeMenu ?? false);
  const hasDocument = useStore((state) => state.active !== null);
  const narrow = useMedia('(max-width: 1199px)');
  const tiny = useMedia(stackedQuery);
  return (
    <header className="header">
      <Mark />
      {!hasNativeMenu && (tiny ? <CompactMenus /> : <MenuBar />)}
      <DocumentName />
      <span className="stretch" />
      {hasDocument && (
        <div className="header-actions">
          {!tiny && <CommandButton id="review.changes" icon={GitCompareArrows} compact={narrow} />}
          {!tiny && <CommandButton id="file.saveCorrected" compact={narrow} />}
          <CommandButton id="file.save" look="primary" compact={narrow} />
        </div>
      )}
    </header>
  );
}
