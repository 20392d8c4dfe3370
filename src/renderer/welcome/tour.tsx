import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFocusBack } from '../shell/focus-home.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../theme/controls/index.ts';
import { endTour, goInTour, startTour, tourSteps, useTour, type TourStep } from './tour-state.ts';
import './tour.css';

/** What each step points at. */
const places: Readonly<Record<TourStep, string>> = {
  flags: '[data-pane="page"]',
  review: '[data-pane="review"]',
  save: '.header-actions',
};

function Card({ step }: { step: TourStep }): ReactNode {
  const { t } = useTranslation();
  const next = useRef<HTMLButtonElement>(null);
  const index = tourSteps.indexOf(step);
  const isLast = index === tourSteps.length - 1;
  useEffect(() => {
    const place = document.querySelector(places[step]);
    place?.setAttribute('data-toured', '');
    next.current?.focus();
    return () => place?.removeAttribute('data-toured');
  }, [step]);
  useEffect(() => () => giveFocusBack(), []);
  return (
    <div
      className={`tour tour-${step}`}
      role="dialog"
      aria-modal="false"
      aria-labelledby="tour-title"
      aria-describedby="tour-body"
    >
      <p className="tour-step">{t('dialog.tour.step', { step: index + 1, count: tourSteps.length })}</p>
      <h2 id="tour-title" className="tour-title">
        {t(`dialog.tour.${step}.title`)}
      </h2>
      <p id="tour-body">{t(`dialog.tour.${step}.body`)}</p>
      <div className="tour-buttons">
        <Button look="quiet" onClick={endTour}>
          {t('dialog.tour.skip')}
        </Button>
        <span className="stretch" />
        {index > 0 && <Button onClick={() => goInTour(-1)}>{t('dialog.tour.back')}</Button>}
        <Button look="primary" ref={next} onClick={() => goInTour(1)}>
          {isLast ? t('dialog.tour.done') : t('dialog.tour.next')}
        </Button>
      </div>
    </div>
  );
}

/** Three steps on a sample page, once by itself, and again from the help menu. */
export function Tour(): ReactNode {
  const step = useTour((state) => state.step);
  const isSampleFirst = useStore((state) => {
    const page = state.active === null ? undefined : state.documents[state.active];
    const isSample = state.session?.samples.some((file) => file.file === page?.file.file) ?? false;
    return isSample && !state.settings.tourSeen && page?.analysis.state === 'fresh';
  });
  useEffect(() => {
    if (isSampleFirst) void startTour();
  }, [isSampleFirst]);
  useEffect(() => {
    if (step === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') endTour();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [step]);
  return step === null ? null : <Card key={step} step={step} />;
}
