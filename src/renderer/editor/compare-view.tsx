import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getState } from '../state/store.ts';
import { announce } from '../state/notices.ts';
import { Button, IconButton } from '../theme/controls/index.ts';
import { CompareEditor, type CompareSide, type LineChange } from './compare-editor.ts';
import { provideComparison } from './compare-steps.ts';
import './compare.css';

interface CompareViewProps {
  readonly title: string;
  readonly original: CompareSide;
  readonly modified: CompareSide;
  readonly originalLabel: string;
  readonly modifiedLabel: string;
  readonly language: string;
  /** One change can be put back by itself. */
  readonly revertible?: boolean;
  /** What to do about the comparison, beside its title. */
  readonly actions?: ReactNode;
  /** What stands above the texts. */
  readonly children?: ReactNode;
  /** Left out where the view stands in something that closes by itself. */
  readonly onClose?: () => void;
}

/** Two whole texts side by side in place of the page, with the way from change to change. */
export function CompareView(props: CompareViewProps): ReactNode {
  const { title, original, modified, originalLabel, modifiedLabel, language, onClose } = props;
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const compare = useRef<CompareEditor | null>(null);
  const [changes, setChanges] = useState<readonly LineChange[] | null>(null);
  const [at, setAt] = useState(0);

  const originalKey = original.kind === 'page' ? original.ref : original.text;
  const modifiedKey = modified.kind === 'page' ? modified.ref : modified.text;
  useEffect(() => {
    if (!element.current) return undefined;
    let first = true;
    const instance = new CompareEditor(
      element.current,
      { original, modified, originalLabel, modifiedLabel, face: getState().settings, language },
      (found) => {
        setChanges(found);
        setAt((old) => Math.min(old, Math.max(0, found.length - 1)));
        if (first && found[0]) instance.reveal(found[0]);
        first = false;
      },
    );
    compare.current = instance;
    instance.focus();
    return () => instance.dispose();
    // The sides are values made at each render; what they stand for is in the keys.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [originalKey, modifiedKey, originalLabel, modifiedLabel, language]);

  const count = changes?.length ?? 0;
  const step = (by: 1 | -1): void => {
    if (count === 0) return;
    const next = (at + by + count) % count;
    setAt(next);
    const change = changes?.[next];
    if (change) compare.current?.reveal(change);
    announce(t('changes.position', { at: next + 1, count }));
  };
  const current = changes?.[at];
  const revert = (): void => {
    if (!props.revertible || !current) return;
    compare.current?.revert(current);
    announce(t('changes.reverted'));
  };
  const commands = useRef({ step, revert });
  // With the paint, not after it: a key that is pressed on what is seen acts on what is seen.
  useLayoutEffect(() => {
    commands.current = { step, revert };
  });
  useEffect(
    () =>
      provideComparison({
        step: (by) => commands.current.step(by),
        revert: () => commands.current.revert(),
      }),
    [],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (onClose === undefined) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Escape anywhere inside closes the view.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="compare" aria-label={title} onKeyDown={onKeyDown}>
      <header className="compare-bar">
        <h2>{title}</h2>
        <span className="compare-position" role="status">
          {changes === null
            ? t('changes.computing')
            : count === 0
              ? t('changes.none')
              : t('changes.position', { at: at + 1, count })}
        </span>
        <IconButton
          icon={ChevronUp}
          label={t('changes.previous')}
          shortcut="Shift+F8"
          disabled={count === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('changes.next')}
          shortcut="F8"
          disabled={count === 0}
          onClick={() => step(1)}
        />
        {props.revertible && (
          <Button disabled={!current} shortcut="CmdOrCtrl+F2" onClick={revert}>
            {t('changes.revert')}
          </Button>
        )}
        <span className="stretch" />
        {props.actions}
        {onClose !== undefined && (
          <IconButton icon={X} label={t('changes.close')} shortcut="Esc" onClick={onClose} />
        )}
      </header>
      {props.children}
      <div className="compare-labels" aria-hidden="true">
        <span>{originalLabel}</span>
        <span>{modifiedLabel}</span>
      </div>
      <div ref={element} className="compare-editor" lang={language} />
    </section>
  );
}
