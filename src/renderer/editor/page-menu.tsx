import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../contract/commands.ts';
import { useCommand } from '../commands/use-command.ts';
import { notify } from '../state/notices.ts';
import { activeDocument, isLocked, useStore } from '../state/store.ts';
import { ContextMenu, type MenuEntry } from '../theme/controls/index.ts';
import { mosaic } from './mosaic.ts';

const line: MenuEntry = { kind: 'line' };

/** After the menu has closed and given the focus back. */
const afterwards = (run: () => void) => (): void => void setTimeout(run);

function useEntry(id: CommandId): MenuEntry {
  const { label, shortcut, enabled, run } = useCommand(id);
  return { kind: 'item', label, shortcut, enabled, run: afterwards(run) };
}

async function paste(): Promise<void> {
  try {
    mosaic.paste(await navigator.clipboard.readText());
  } catch (error) {
    // The browser, or the desktop app's own lock, keeps what is copied from pages; the key always works.
    if (!(error instanceof DOMException)) throw error;
    notify({ tone: 'info', key: 'editor.pasteByKey', params: {} });
  }
}

/**
 * Gives right clicks inside `element` to the element itself. Monaco draws its lines anew while such an event goes
 * through it, and React does not find whom an event belongs to whose target is gone. @returns stops it
 */
export function takeRightClicks(element: HTMLElement): () => void {
  const onContextMenu = (event: MouseEvent): void => {
    if (event.target === element) return;
    event.stopPropagation();
    const { clientX, clientY } = event;
    const own = new MouseEvent('contextmenu', { clientX, clientY, bubbles: true, cancelable: true });
    if (!element.dispatchEvent(own)) event.preventDefault();
  };
  element.addEventListener('contextmenu', onContextMenu, { capture: true });
  return () => element.removeEventListener('contextmenu', onContextMenu, { capture: true });
}

/** On a right click in the page: what can be done about the flag that was clicked, and what every text has. */
export function PageMenu({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { enabled: hasFlag } = useCommand('review.accept');
  const [onFlag, setOnFlag] = useState(false);
  const locked = useStore((state) => {
    const document = activeDocument(state);
    return document === null || isLocked(document);
  });
  const flagEntries = [useEntry('review.accept'), useEntry('review.stet'), useEntry('review.peek'), line];
  const clipboard = (
    [
      ['cut', () => mosaic.run('editor.action.clipboardCutAction'), !locked],
      ['copy', () => mosaic.run('editor.action.clipboardCopyAction'), true],
      ['paste', () => void paste(), !locked],
      ['selectAll', () => mosaic.run('editor.action.selectAll'), true],
    ] as const
  ).map(([name, run, enabled]): MenuEntry => ({
    kind: 'item',
    label: t(`menu.${name}`),
    enabled,
    run: afterwards(run),
  }));
  const entries = [
    ...(hasFlag && onFlag ? flagEntries : []),
    useEntry('edit.undo'),
    useEntry('edit.redo'),
    line,
    ...clipboard,
    line,
    useEntry('edit.find'),
    useEntry('edit.unwrapLines'),
  ];
  return (
    <ContextMenu
      entries={entries}
      onOpen={() => setOnFlag(mosaic.takeFlagHere())}
      giveFocus={() => mosaic.focus()}
    >
      {children}
    </ContextMenu>
  );
}
