import { FolderOpen, Info } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce, notify } from '../state/notices.ts';
import { appWords } from '../i18n/app-words.ts';
import { chooseAndOpenFiles } from './open-files.tsx';
import './drop-zone.css';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

interface DropZoneProps {
  readonly openDropped: ((files: readonly File[]) => Promise<void>) | null;
}

/**
 * Files and folders dropped anywhere on the window. Where the host can't know their place (a browser gives the bytes
 * and no more, so nothing could be saved to where they came from) it is said while they are still in the air.
 */
export function DropZone({ openDropped }: DropZoneProps): ReactNode {
  const { t } = useTranslation();
  const [hovering, setHovering] = useState(false);
  useEffect(() => listenForDrops(openDropped, setHovering), [openDropped]);
  if (!hovering) return null;
  const Icon = openDropped ? FolderOpen : Info;
  return (
    <div className="drop-zone" data-able={openDropped !== null}>
      <p className="drop-words">
        <Icon size={26} strokeWidth={1.5} aria-hidden="true" />
        <strong>{t(openDropped ? 'files.drop.here' : 'files.drop.cannot')}</strong>
        <span>{t(openDropped ? 'files.drop.hereHint' : 'files.drop.cannotHint')}</span>
      </p>
    </div>
  );
}

function sayThatItCannot(): void {
  notify({
    tone: 'info',
    key: 'files.drop.cannot',
    detailKey: 'files.drop.cannotHint',
    params: {},
    action: { key: 'command.file.open', run: () => void chooseAndOpenFiles() },
  });
  announce(`${appWords.t('files.drop.cannot')}. ${appWords.t('files.drop.cannotHint')}`);
}

/** Before Monaco sees them. @returns stops listening */
function listenForDrops(
  openDropped: DropZoneProps['openDropped'],
  setHovering: (hovering: boolean) => void,
): () => void {
  const over = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    setHovering(true);
  };
  const leave = (event: DragEvent): void => {
    // Out of the window, not from one element to the next.
    if (event.relatedTarget === null) setHovering(false);
  };
  const drop = (event: DragEvent): void => {
    setHovering(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (openDropped) void openDropped([...(event.dataTransfer?.files ?? [])]);
    else sayThatItCannot();
  };
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  addEventListener('dragenter', over, options);
  addEventListener('dragover', over, options);
  addEventListener('dragleave', leave, options);
  addEventListener('drop', drop, options);
  return () => stop.abort();
}
