import { FileText, FolderOpen, Newspaper } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileEntry } from '../../contract/index.ts';
import { useCommand } from '../commands/use-command.ts';
import { forgetRecent } from '../files/open-files.tsx';
import { formatBytes } from '../shell/numbers.ts';
import { Mark } from '../shell/mark.tsx';
import { openFile } from '../state/pages.ts';
import { useStore } from '../state/store.ts';
import { Kbd } from '../theme/controls/index.ts';
import './welcome.css';

interface BigButtonProps {
  readonly command: 'file.open' | 'file.openFolder';
  readonly title: string;
  readonly hint: string;
  readonly first?: boolean;
}

function BigButton({ command, title, hint, first = false }: BigButtonProps): ReactNode {
  const { shortcut, run } = useCommand(command);
  const Icon = command === 'file.open' ? FileText : FolderOpen;
  return (
    <button
      type="button"
      className="welcome-open"
      data-first={first}
      onClick={run}
      {...(first ? { 'data-pane-focus': true } : {})}
    >
      <Icon size={22} strokeWidth={1.5} aria-hidden="true" />
      <span className="welcome-open-words">
        <span className="welcome-open-title">{title}</span>
        <span className="welcome-open-hint">{hint}</span>
      </span>
      {shortcut !== undefined && <Kbd accelerator={shortcut} />}
    </button>
  );
}

function Entries({ entries, sizes }: { entries: readonly FileEntry[]; sizes: boolean }): ReactNode {
  const locale = useStore((state) => state.locale);
  return (
    <ul className="welcome-list">
      {entries.map((entry) => (
        <li key={entry.file}>
          <button
            type="button"
            className="welcome-entry"
            title={entry.place}
            onClick={() => void openFile(entry)}
          >
            {sizes ? (
              <Newspaper size={16} strokeWidth={1.5} aria-hidden="true" />
            ) : (
              <FileText size={16} strokeWidth={1.5} aria-hidden="true" />
            )}
            <span className="welcome-entry-name">{entry.name}</span>
            <span className="welcome-entry-place">
              {sizes ? formatBytes(entry.bytes, locale) : entry.place}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Hint({ command, label }: { command: 'view.palette' | 'help.shortcuts'; label: string }): ReactNode {
  const { shortcut, run } = useCommand(command);
  return (
    <button type="button" className="welcome-hint" onClick={run}>
      {label} {shortcut !== undefined && <Kbd accelerator={shortcut} />}
    </button>
  );
}

/** The first screen: what this is, and the two things to do. */
export function Welcome(): ReactNode {
  const { t } = useTranslation();
  const session = useStore((state) => state.session);
  const recent = session?.recent ?? [];
  const samples = session?.samples ?? [];
  return (
    <div className="welcome">
      <div className="welcome-column">
        <div className="welcome-head">
          <Mark size={44} />
          <div>
            <h1 className="welcome-title">{t('welcome.title')}</h1>
            <p className="welcome-lead">{t('welcome.lead')}</p>
          </div>
        </div>
        <div className="welcome-buttons">
          <BigButton
            command="file.open"
            title={t('welcome.openFile')}
            hint={t('welcome.openFileHint')}
            first
          />
          <BigButton
            command="file.openFolder"
            title={t('welcome.openFolder')}
            hint={t('welcome.openFolderHint')}
          />
        </div>
        <div className="welcome-lists">
          <section aria-labelledby="welcome-recent">
            <header className="welcome-list-head">
              <h2 id="welcome-recent">{t('welcome.recent')}</h2>
              {recent.length > 0 && (
                <button type="button" className="link" onClick={() => void forgetRecent()}>
                  {t('welcome.forget')}
                </button>
              )}
            </header>
            {recent.length > 0 ? (
              <Entries entries={recent.slice(0, 8)} sizes={false} />
            ) : (
              <p className="welcome-nothing">{t('welcome.noRecent')}</p>
            )}
          </section>
          {samples.length > 0 && (
            <section aria-labelledby="welcome-samples">
              <header className="welcome-list-head">
                <h2 id="welcome-samples">{t('welcome.samples')}</h2>
              </header>
              <Entries entries={samples} sizes />
              <p className="welcome-nothing">{t('welcome.samplesHint')}</p>
            </section>
          )}
        </div>
        <p className="welcome-hints">
          <Hint command="view.palette" label={t('welcome.hint')} />
          <Hint command="help.shortcuts" label={t('welcome.hintShortcuts')} />
        </p>
      </div>
    </div>
  );
}
