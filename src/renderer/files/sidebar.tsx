import { FolderOpen, Search, X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileEntry, Workspace } from '../../contract/index.ts';
import { showDocument } from '../state/pages.ts';
import { useStore, type OpenDocument, type StoreState } from '../state/store.ts';
import { IconButton } from '../theme/controls/index.ts';
import { closePage } from './close-files.ts';
import { FileList } from './file-list.tsx';
import { flagsOfFile } from './flagged-files.ts';
import { closeWorkspace } from './open-files.tsx';
import './sidebar.css';

/** From here on a name is found faster by typing than by looking. */
const filterFromFiles = 15;

function OpenPage({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  const active = useStore((state) => state.active === document.ref);
  const { name, place } = document.file;
  return (
    <li className="file-row" data-active={active}>
      <button
        type="button"
        className="file-open"
        aria-current={active ? 'page' : undefined}
        title={`${name}\n${place}`}
        onClick={() => showDocument(document.ref)}
      >
        <span className="file-name">{name}</span>
        {document.dirty && (
          <span className="file-unsaved">
            <span className="visually-hidden">{t('files.unsaved')}</span>
          </span>
        )}
      </button>
      <IconButton
        icon={X}
        label={t('files.closePage', { name })}
        onClick={() => void closePage(document.ref)}
      />
    </li>
  );
}

/** Pages that are open and in no folder of the list. */
function OpenPages(): ReactNode {
  const { t } = useTranslation();
  const { documents, order, workspace } = useStore();
  const listed = new Set(workspace?.files.map((file) => file.file));
  const pages = order.flatMap((ref) => documents[ref] ?? []).filter((page) => !listed.has(page.file.file));
  if (pages.length === 0) return null;
  return (
    <section className="sidebar-open" aria-labelledby="sidebar-open">
      <h2 id="sidebar-open" className="sidebar-title">
        {t('files.openPages')}
      </h2>
      <ul>
        {pages.map((page) => (
          <OpenPage key={page.ref} document={page} />
        ))}
      </ul>
    </section>
  );
}

type Counts = StoreState['counts'];

const countedFlags = (counts: Counts, { file }: FileEntry): number => {
  const count = counts[file];
  return count?.state === 'counted' ? count.flags : 0;
};

/** There may be thousands of files. */
function countedIn(
  { files }: Workspace,
  counts: Counts,
): { readonly done: number; readonly counted: number } {
  let done = 0;
  let counted = 0;
  for (const file of files) {
    if ((counts[file.file]?.state ?? 'waiting') !== 'waiting') done += 1;
    counted += countedFlags(counts, file);
  }
  return { done, counted };
}

function Progress({ workspace }: { workspace: Workspace }): ReactNode {
  const { t } = useTranslation();
  const counts = useStore((state) => state.counts);
  const { done, counted } = useMemo(() => countedIn(workspace, counts), [workspace, counts]);
  const listed = useMemo(() => new Set(workspace.files.map(({ file }) => file)), [workspace]);
  // What has been decided on pages that are open, as their rows say it.
  const decided = useStore((state) =>
    Object.values(state.documents)
      .filter(({ file }) => listed.has(file.file))
      .reduce(
        (sum, page) => sum + countedFlags(counts, page.file) - (flagsOfFile(state, page.file, page) ?? 0),
        0,
      ),
  );
  const flags = counted - decided;
  const total = workspace.files.length;
  const running = done < total;
  return (
    <div className="sidebar-foot">
      {running && (
        <progress
          className="progress"
          value={done}
          max={total}
          aria-label={t('files.analysing', { done, total })}
        />
      )}
      <p role="status">
        {running ? t('files.analysing', { done, total }) : t('files.analysed', { count: flags })}
      </p>
    </div>
  );
}

function FolderFiles({ workspace }: { workspace: Workspace }): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const files = workspace.files.filter((file) => file.name.toLowerCase().includes(wanted));
  return (
    <section className="sidebar-folder" aria-labelledby="sidebar-folder">
      <header className="sidebar-head" title={workspace.place}>
        <FolderOpen size={14} strokeWidth={1.75} aria-hidden="true" />
        <h2 id="sidebar-folder" className="sidebar-title">
          {workspace.name}
        </h2>
        <span className="sidebar-count">{t('files.count', { count: workspace.files.length })}</span>
        <IconButton icon={X} label={t('files.closeFolder')} onClick={() => void closeWorkspace()} />
      </header>
      {workspace.files.length >= filterFromFiles && (
        <div className="sidebar-search">
          <Search size={13} aria-hidden="true" />
          <input
            type="search"
            value={search}
            placeholder={t('files.find')}
            aria-label={t('files.find')}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {files.length === 0 ? (
        <p className="sidebar-nothing">{t('files.noneFound')}</p>
      ) : (
        <FileList files={files} />
      )}
      <Progress workspace={workspace} />
    </section>
  );
}

/** Files at the side: single pages that are open, and the pages of a folder with what was found in each. */
export function Sidebar(): ReactNode {
  const workspace = useStore((state) => state.workspace);
  return (
    <div className="sidebar">
      <OpenPages />
      {workspace !== null && <FolderFiles workspace={workspace} />}
    </div>
  );
}
