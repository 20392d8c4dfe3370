import { FileText, FolderOpen, History, Newspaper, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileEntry } from '../../contract/index.ts';
import { useCommand } from '../commands/use-command.ts';
import { forgetRecent } from '../files/open-files.tsx';
import { formatTime } from '../shell/numbers.ts';
import { Mark } from '../shell/mark.tsx';
import { openFile } from '../state/pages.ts';
import { useStore } from '../state/store.ts';
import { Kbd } from '../theme/controls/index.ts';
import './welcome.css';

const shownRecent = 8;

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

function Entry({
  entry,
  detail,
  sign: Sign,
}: {
  entry: FileEntry;
  detail: string;
  sign: LucideIcon;
}): ReactNode {
  const { t, i18n } = useTranslation();
  // The samples have names for people; everything else is called what it is called.
  const key = `welcome.sampleNames.${entry.name.replace(/\..*$/, '')}`;
  const name = i18n.exists(key) ? (t as (key: string) => string)(key) : entry.name;
  return (
    <li>
      <button
        type="button"
        className="welcome-entry"
        title={entry.place}
        onClick={() => void openFile(entry)}
      >
        <Sign size={16} strokeWidth={1.5} aria-hidden="true" />
        <span className="welcome-entry-name">{name}</span>
        <span className="welcome-entry-place">{detail}</span>
      </button>
    </li>
  );
}

/** Files whose unsaved text was found after a run that ended badly; opening one offers it. */
function LeftOver(): ReactNode {
  const { t } = useTranslation();
  const leftOver = useStore((state) => state.session?.leftOver ?? []);
  const locale = useStore((state) => state.locale);
  if (leftOver.length === 0) return null;
  return (
    <section className="welcome-left-over" aria-labelledby="welcome-left-over">
      <h2 id="welcome-left-over">{t('welcome.leftOver')}</h2>
      <p>{t('welcome.leftOverHint')}</p>
      <ul>
        {leftOver.map(({ file, savedAt }) => (
          <Entry key={file.file} entry={file} detail={formatTime(savedAt, locale)} sign={History} />
        ))}
      </ul>
    </section>
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
  const own = useStore((state) => (state.locale === 'zh' ? 'chinese-page.txt' : 'english-page.txt'));
  const samples = (session?.samples ?? []).toSorted(
    (a, b) => Number(b.name === own) - Number(a.name === own),
  );
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
        <LeftOver />
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
              <ul>
                {recent.slice(0, shownRecent).map((entry) => (
                  <Entry key={entry.file} entry={entry} detail={entry.place} sign={FileText} />
                ))}
              </ul>
            ) : (
              <p className="welcome-nothing">{t('welcome.noRecent')}</p>
            )}
          </section>
          {samples.length > 0 && (
            <section aria-labelledby="welcome-samples">
              <header className="welcome-list-head">
                <h2 id="welcome-samples">{t('welcome.samples')}</h2>
              </header>
              <ul>
                {samples.map((entry) => (
                  <Entry key={entry.file} entry={entry} detail={entry.name} sign={Newspaper} />
                ))}
              </ul>
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
