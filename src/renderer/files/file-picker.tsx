import { ArrowUp, Check, ChevronRight, FileText, Folder, LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailure } from '../../contract/client.ts';
import type { FileEntry, FolderEntry, Output } from '../../contract/index.ts';
import type { Answering } from '../dialogs/dialog-stack.ts';
import { formatBytes } from '../shell/numbers.ts';
import { host } from '../state/host.ts';
import { notOpenedKeys } from '../state/notices.ts';
import { useStore } from '../state/store.ts';
import { Button, Dialog, Notice } from '../theme/controls/index.ts';
import { NameField, nameProblem } from './name-field.tsx';
import './file-picker.css';

export type Picked =
  | { readonly kind: 'files'; readonly files: readonly FileEntry[] }
  | { readonly kind: 'folder'; readonly folder: FolderEntry }
  | { readonly kind: 'into'; readonly folder: FolderEntry; readonly name: string };

export interface FilePickerProps {
  readonly wants: 'files' | 'folder' | 'into';
  /** For `into`: the name to begin with. */
  readonly suggestedName?: string;
}

type Listing = Output<'picker.list'>;
type Row =
  | { readonly kind: 'up' }
  | { readonly kind: 'folder'; readonly folder: FolderEntry }
  | { readonly kind: 'file'; readonly file: FileEntry };

const rowId = (row: Row): string =>
  row.kind === 'up' ? 'up' : row.kind === 'folder' ? row.folder.folder : row.file.file;

function rowsOf(listing: Listing): readonly Row[] {
  return [
    ...(listing.folder === null ? [] : [{ kind: 'up' } as const]),
    ...listing.folders.map((folder) => ({ kind: 'folder', folder }) as const),
    ...listing.files.map((file) => ({ kind: 'file', file }) as const),
  ];
}

interface Reading {
  readonly folder: string | null;
  readonly listing: Listing | null;
  readonly failure: CallFailure | null;
}

/** Reads a folder that the host handed out; what was read last stays until the next is there. */
function useListing(folder: string | null) {
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      try {
        const listing = await host().call('picker.list', { folder });
        if (wanted) setReading({ folder, listing, failure: null });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        if (wanted) setReading((last) => ({ folder, listing: last?.listing ?? null, failure: error }));
      }
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [folder]);
  return {
    listing: reading?.listing ?? null,
    failure: reading?.failure ?? null,
    loading: reading === null || reading.folder !== folder,
  };
}

interface RowViewProps {
  readonly row: Row;
  readonly lit: boolean;
  readonly chosen: boolean;
  readonly onPress: () => void;
  readonly onOpen: () => void;
}

function RowView({ row, lit, chosen, onPress, onOpen }: RowViewProps): ReactNode {
  const { t } = useTranslation();
  const locale = useStore((state) => state.locale);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lit) element.current?.scrollIntoView({ block: 'nearest' });
  }, [lit]);
  const Icon = row.kind === 'up' ? ArrowUp : row.kind === 'folder' ? Folder : FileText;
  const name =
    row.kind === 'up' ? t('files.picker.up') : row.kind === 'folder' ? row.folder.name : row.file.name;
  return (
    // The list takes the keys for its rows (aria-activedescendant), so a row has none of its own.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      id={`picker-${rowId(row)}`}
      role="option"
      aria-selected={chosen}
      data-lit={lit}
      tabIndex={-1}
      className="picker-row"
      onClick={onPress}
      onDoubleClick={onOpen}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <span className="picker-name">{name}</span>
      {row.kind === 'file' && <span className="picker-size">{formatBytes(row.file.bytes, locale)}</span>}
      {row.kind === 'folder' && <ChevronRight size={14} aria-hidden="true" />}
      {row.kind === 'file' && chosen && <Check size={15} aria-hidden="true" />}
    </div>
  );
}

/**
 * Files and folders of the browser host, which has no native dialogs. Goes no higher than the folders that the host
 * was started with. Answers what was picked, or null.
 */
export function FilePicker(props: FilePickerProps & Answering<Picked | null>): ReactNode {
  const { wants, suggestedName = '', answer } = props;
  const { t } = useTranslation();
  const [folder, setFolder] = useState<string | null>(null);
  const { listing, failure, loading } = useListing(folder);
  const [lit, setLit] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState(suggestedName);
  const isName = name.trim() !== '' && nameProblem(name.trim()) === null;
  const rows =
    listing === null ? [] : rowsOf(listing).filter((row) => wants === 'files' || row.kind !== 'file');
  const litRow = rows[Math.min(lit, rows.length - 1)];
  const here = listing?.folder ?? null;

  const go = (next: string | null) => {
    setLit(0);
    setChosen(new Set());
    setFolder(next);
  };
  const filesIn = (ids: ReadonlySet<string>) => (listing?.files ?? []).filter((file) => ids.has(file.file));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const open = (row: Row) => {
    if (row.kind === 'up') go(listing?.parent ?? null);
    else if (row.kind === 'folder') go(row.folder.folder);
    else
      answer({
        kind: 'files',
        files: chosen.size > 0 ? filesIn(new Set([...chosen, row.file.file])) : [row.file],
      });
  };
  const press = (row: Row, index: number) => {
    setLit(index);
    if (row.kind === 'file') toggle(row.file.file);
    else open(row);
  };
  const finish = () => {
    if (wants === 'files' && chosen.size > 0) answer({ kind: 'files', files: filesIn(chosen) });
    else if (wants === 'files' && litRow !== undefined) open(litRow);
    else if (wants === 'folder' && here !== null) answer({ kind: 'folder', folder: here });
    else if (wants === 'into' && here !== null && isName) {
      answer({ kind: 'into', folder: here, name: name.trim() });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = rows.length - 1;
    const to = {
      ArrowDown: lit + 1,
      ArrowUp: lit - 1,
      Home: 0,
      End: last,
      PageDown: lit + 10,
      PageUp: lit - 10,
    };
    if (event.key in to) setLit(Math.max(0, Math.min(last, to[event.key as keyof typeof to])));
    else if (event.key === 'Enter' && litRow !== undefined) open(litRow);
    else if (event.key === ' ' && litRow?.kind === 'file') toggle(litRow.file.file);
    else if (event.key === 'Backspace' || event.key === 'ArrowLeft') {
      if (here !== null) go(listing?.parent ?? null);
    } else if (event.key === 'ArrowRight' && litRow?.kind === 'folder') open(litRow);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const found = rows.findIndex(
        (row) =>
          row.kind !== 'up' && (row.kind === 'folder' ? row.folder : row.file).name.startsWith(event.key),
      );
      if (found !== -1) setLit(found);
    } else return;
    event.preventDefault();
  };
  const canFinish =
    wants === 'files' ? litRow !== undefined : here !== null && (wants === 'folder' || isName);
  const finishLabel =
    wants === 'folder'
      ? t('files.picker.chooseFolder')
      : wants === 'into'
        ? t('files.picker.save')
        : chosen.size > 1
          ? t('files.picker.chooseCount', { count: chosen.size })
          : t('files.picker.choose');
  const footer = (
    <>
      <Button look="quiet" onClick={() => answer(null)}>
        {t('app.cancel')}
      </Button>
      <Button look="primary" disabled={!canFinish} onClick={finish}>
        {finishLabel}
      </Button>
    </>
  );
  const title = wants === 'files' ? t('files.picker.file') : t(`files.picker.${wants}`);
  return (
    <Dialog
      title={title}
      description={here === null ? t('files.picker.fileHint') : here.place}
      onClose={() => answer(null)}
      footer={footer}
    >
      {failure !== null && (
        <Notice
          tone="danger"
          title={t(notOpenedKeys(failure.error.code).key, { name: here?.name ?? '' })}
          detail={t(notOpenedKeys(failure.error.code).detailKey)}
        />
      )}
      <div
        className="picker-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('files.picker.listing', { name: here?.name ?? t('files.picker.places') })}
        aria-multiselectable={wants === 'files'}
        aria-busy={loading}
        aria-activedescendant={litRow && `picker-${rowId(litRow)}`}
        onKeyDown={onKeyDown}
        data-first-focus
      >
        {rows.map((row, index) => (
          <RowView
            key={rowId(row)}
            row={row}
            lit={row === litRow}
            chosen={row.kind === 'file' && chosen.has(row.file.file)}
            onPress={() => press(row, index)}
            onOpen={() => open(row)}
          />
        ))}
        {loading && listing === null && (
          <p className="picker-nothing">
            <LoaderCircle className="spin" size={15} aria-hidden="true" /> {t('files.picker.loading')}
          </p>
        )}
        {!loading && rows.every((row) => row.kind === 'up') && wants === 'files' && (
          <p className="picker-nothing">{t('files.picker.empty')}</p>
        )}
      </div>
      {wants === 'into' && <NameField name={name} onChange={setName} />}
    </Dialog>
  );
}
