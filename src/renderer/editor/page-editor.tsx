import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { redrawFlags } from '../state/flags.ts';
import { notify } from '../state/notices.ts';
import { activeDocument, useStore } from '../state/store.ts';
import { guardFind, type FindNews } from './find/guard-find.ts';
import { explainOnHover } from './flag-hover.ts';
import { mosaic } from './mosaic.ts';
import { PageMenu, takeRightClicks } from './page-menu.tsx';
import { followTheme } from './theme.ts';
import './find/find.css';
import './flags.css';
import './page.css';
import './signs.css';

const findNews: FindNews = {
  slow: (pattern) =>
    notify({
      tone: 'warn',
      key: 'editor.find.slow',
      detailKey: 'editor.find.slowAdvice',
      params: { pattern },
    }),
  calledOff: () => notify({ tone: 'warn', key: 'editor.find.calledOff', params: {} }),
  nothingSelected: () => notify({ tone: 'info', key: 'editor.find.nothingSelected', params: {} }),
};

/** The place in the window where the page's text stands. The text itself is Monaco's. */
export function PageEditor({ covered }: { covered: boolean }): ReactNode {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const settings = useStore((state) => state.settings);
  // Single values: the document itself changes with every key, and the menu around the page with it.
  const ref = useStore((state) => activeDocument(state)?.ref ?? null);
  const language = useStore((state) => activeDocument(state)?.analysis.language ?? 'und');
  const lineEnding = useStore((state) => activeDocument(state)?.lineEnding ?? 'lf');
  const label = t('editor.pageText');

  useEffect(() => followTheme(), []);
  // Before the editor is made.
  useEffect(() => guardFind(findNews), []);
  useEffect(() => explainOnHover(), []);
  useEffect(() => (element.current ? takeRightClicks(element.current) : undefined), []);
  useEffect(() => {
    mosaic.setWords(t('editor.sign', { returnObjects: true }));
    if (ref !== null) redrawFlags(ref);
  }, [t, ref]);
  useEffect(() => mosaic.setFace(settings, language, lineEnding), [settings, language, lineEnding]);
  useEffect(() => mosaic.show(ref), [ref]);
  // Last, so that the editor is made with all of that.
  useEffect(() => (element.current ? mosaic.mount(element.current, label) : undefined), [label]);

  return (
    <PageMenu>
      <div ref={element} className="page-editor" lang={language} inert={covered} />
    </PageMenu>
  );
}
