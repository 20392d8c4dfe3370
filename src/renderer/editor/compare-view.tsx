import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOverPage } from '../shell/over-page.ts';
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
  /** What the comparison is a preview of: its button stands last, and the key that accepts a suggestion does it. */
  readonly apply?: { readonly label: string; readonly enabled: boolean; readonly run: () => void };
  /** What else to do about the comparison, beside its title. */
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

  // The sides are values made at each render; these say what they stand for.
  const page = modified.kind === 'page' ? modified.ref : null;
  const originalText = original.kind === 'text' ? original.text : null;
  const modifiedText = modified.kind === 'text' ? modified.text : null;
  const isOver = onClose !== undefined;
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
    // In a dialog the focus is where the editor chooses what to compare.
    if (isOver) instance.focus();
    return () => instance.dispose();
    // Other texts are given to the comparison that is there: its place stays, and the focus where it was.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [page, originalLabel, modifiedLabel, language, isOver]);
  useEffect(() => compare.current?.setTexts(originalText, modifiedText), [originalText, modifiedText]);

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
  const apply = (): void => {
    if (props.apply?.enabled) props.apply.run();
  };
  const commands = useRef({ step, revert, apply });
  // With the paint, not after it: a key that is pressed on what is seen acts on what is seen.
  useLayoutEffect(() => {
    commands.current = { step, revert, apply };
  });
  useEffect(
    () =>
      provideComparison({
        step: (by) => commands.current.step(by),
        revert: () => commands.current.revert(),
        apply: () => commands.current.apply(),
      }),
    [],
  );

  const over = useOverPage(onClose);
  return (
    // Escape anywhere inside closes the view.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="compare" aria-label={title} {...over}>
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
        {props.apply && (
          <Button look="primary" shortcut="CmdOrCtrl+Enter" disabled={!props.apply.enabled} onClick={apply}>
            {props.apply.label}
          </Button>
        )}
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
