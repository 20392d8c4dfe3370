import { CircleAlert, Lock, WrapText } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../contract/commands.ts';
import { runCommand, useCommandEnabled } from '../commands/registry.ts';
import { explainReadOnly } from '../dialogs/read-only.tsx';
import { activeDocument, getState, useActiveDocument, useStore, type OpenDocument } from '../state/store.ts';
import { openFlags } from '../state/visible-flags.ts';
import { Menu, Tooltip } from '../theme/controls/index.ts';
import { encodingLabel, formatNumber, formatTime, languageName } from './numbers.ts';
import { TextCounts } from './text-counts.tsx';
import './status-bar.css';

function Fact({ hint, children }: { hint: string; children: ReactNode }): ReactNode {
  return (
    <Tooltip text={hint}>
      <span className="status-item">{children}</span>
    </Tooltip>
  );
}

function Doing({
  command,
  hint,
  children,
}: {
  command: CommandId;
  hint: string;
  children: ReactNode;
}): ReactNode {
  const enabled = useCommandEnabled(command);
  return (
    <Tooltip text={hint}>
      <button
        type="button"
        className="status-item"
        aria-disabled={!enabled}
        onClick={() => void runCommand(command)}
      >
        {children}
      </button>
    </Tooltip>
  );
}

/**
 * Parts of the bar take single values and are drawn when these change: the document does with every key, and a menu or a
 * tooltip costs more than the words in it.
 */
const Encoding = memo(function Encoding({
  encoding,
  bom,
}: Pick<OpenDocument, 'encoding' | 'bom'>): ReactNode {
  const { t } = useTranslation();
  const name = encodingLabel(encoding) + (bom ? ` ${t('status.bom')}` : '');
  return (
    <Menu
      side="top"
      entries={[
        { kind: 'heading', label: t('status.encoding', { name }) },
        {
          kind: 'item',
          label: t('status.reopenWith'),
          run: () => void runCommand('file.reopenWithEncoding'),
        },
        { kind: 'item', label: t('status.saveWith'), run: () => void runCommand('file.saveWithEncoding') },
      ]}
    >
      <button type="button" className="status-item" aria-label={t('status.encoding', { name })}>
        {name}
      </button>
    </Menu>
  );
});

const LineEnding = memo(function LineEnding({ lineEnding }: Pick<OpenDocument, 'lineEnding'>): ReactNode {
  const { t } = useTranslation();
  return (
    <Fact hint={t('status.lineEndingHint')}>
      <WrapText size={12} aria-hidden="true" />
      {t(`status.lineEnding.${lineEnding}`)}
    </Fact>
  );
});

const Language = memo(function Language({ language }: { language: string }): ReactNode {
  const { t } = useTranslation();
  const locale = useStore((state) => state.locale);
  return <Fact hint={t('status.language')}>{languageName(language, locale)}</Fact>;
});

interface PositionProps {
  readonly line: number;
  readonly column: number;
  /** Characters that are selected; null: none. */
  readonly selected: number | null;
}

const Position = memo(function Position({ line, column, selected }: PositionProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Doing command="edit.goToLine" hint={t('status.goToLine')}>
      {t('status.position', { line: formatNumber(line), column: formatNumber(column) })}
      {selected !== null && ` (${t('status.selected', { count: selected, shown: formatNumber(selected) })})`}
    </Doing>
  );
});

interface FlagsProps {
  readonly state: 'waiting' | 'there' | 'failed';
  readonly open: number;
}

const Flags = memo(function Flags({ state, open }: FlagsProps): ReactNode {
  const { t } = useTranslation();
  if (state === 'failed') return null;
  if (state === 'waiting') {
    return <span className="status-item status-quiet">{t('status.analysing')}</span>;
  }
  if (open === 0) return <span className="status-item status-ok">✓ {t('status.clean')}</span>;
  return (
    <Doing command="review.next" hint={t('status.nextFlag')}>
      {t('status.flags', { count: open })}
    </Doing>
  );
});

function flagsOf({ analysis, flags }: OpenDocument): FlagsProps {
  const open = openFlags(flags);
  if (analysis.state === 'failed') return { state: 'failed', open };
  return { state: analysis.state === 'fresh' || flags.length > 0 ? 'there' : 'waiting', open };
}

function explainHere(): void {
  const document = activeDocument(getState());
  if (document) void explainReadOnly(document);
}

/** Apart from the document for the same reason. */
const Locked = memo(function Locked(): ReactNode {
  const { t } = useTranslation();
  return (
    <button type="button" className="status-item" onClick={explainHere}>
      <Lock size={12} aria-hidden="true" /> {t('status.readOnly')}
    </button>
  );
});

const SaveState = memo(function SaveState({
  dirty,
  saving,
  journalledAt,
}: Pick<OpenDocument, 'dirty' | 'saving' | 'journalledAt'>): ReactNode {
  const { t } = useTranslation();
  const locale = useStore((state) => state.locale);
  return (
    <>
      {dirty && journalledAt !== null && (
        <Fact hint={t('status.recoveryHint')}>
          {t('status.recoveryCopy', { time: formatTime(journalledAt, locale) })}
        </Fact>
      )}
      {saving ? (
        <span className="status-item">{t('status.saving')}</span>
      ) : dirty ? (
        <Doing command="file.save" hint={t('command.file.save')}>
          <span className="status-dot" aria-hidden="true" />
          <span className="status-unsaved">{t('status.unsaved')}</span>
        </Doing>
      ) : (
        <span className="status-item status-quiet">{t('status.saved')}</span>
      )}
    </>
  );
});

/** Facts about the page, each a button where there is a choice. */
export function StatusBar(): ReactNode {
  const { t } = useTranslation();
  const document = useActiveDocument();
  if (document === null) {
    return (
      <>
        <Doing command="view.palette" hint={t('dialog.palette.title')}>
          {t('command.view.palette')}
        </Doing>
      </>
    );
  }
  const { language } = document.analysis;
  return (
    <>
      <Encoding encoding={document.encoding} bom={document.bom} />
      <LineEnding lineEnding={document.lineEnding} />
      {language !== 'und' && <Language language={language} />}
      {document.counts !== null && <TextCounts {...document.counts} />}
      <Position {...document.cursor} selected={document.selection?.characters ?? null} />
      <Flags {...flagsOf(document)} />
      <span className="stretch" />
      {document.disk !== 'same' && (
        <span className="status-item status-alarm">
          <CircleAlert size={13} aria-hidden="true" /> {t(`status.disk.${document.disk}`)}
        </span>
      )}
      {document.readOnly !== null && <Locked />}
      <SaveState dirty={document.dirty} saving={document.saving} journalledAt={document.journalledAt} />
    </>
  );
}
