import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
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
  const place = usePlace(places[step]);
  // Each step has a card of its own.
  useEffect(() => next.current?.focus(), []);
  useEffect(() => () => giveFocusBack(), []);
  const dialog = (
    <div
      className={`tour tour-${step}`}
      style={step === 'review' ? beside(place) : undefined}
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
  return (
    <>
      {place && (
        <div
          className="tour-frame"
          style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
        />
      )}
      {dialog}
    </>
  );
}

/** Where something stands in the window; it is brought into view. */
function usePlace(selector: string): DOMRect | null {
  const [place, setPlace] = useState<DOMRect | null>(null);
  useLayoutEffect(() => {
    const element = document.querySelector(selector);
    if (!element) return undefined;
    const look = () => setPlace(element.getBoundingClientRect());
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    observer.observe(document.body);
    addEventListener('scroll', look, true);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', look, true);
    };
  }, [selector]);
  return place;
}

const gapPx = 16;
/** The card's width, and some of what it stands over. */
const roomPx = 400;
/** At most, with the header above it. */
const cardHeightPx = 240;

/** Left of what it is about, so that the buttons that it speaks of are seen; above it where there is no room. */
function beside(place: DOMRect | null): CSSProperties | undefined {
  if (!place) return undefined;
  if (place.left >= roomPx) return { right: innerWidth - place.left + gapPx, top: place.top + gapPx };
  const above = innerHeight - place.top + gapPx;
  return { right: gapPx, bottom: Math.max(gapPx, Math.min(above, innerHeight - cardHeightPx)) };
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
