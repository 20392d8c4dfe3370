import { memo, type ReactNode } from 'react';
import { isAnalysed, useActiveDocument, type AnalysisState, type OpenDocument } from '../state/store.ts';
import { ReviewPane } from './review-pane.tsx';

/** Of a document, what the review shows; the cursor, the counts and the journal change with every key. */
const shown = [
  'ref',
  'readOnly',
  'flags',
  'fixed',
  'kept',
  'selected',
] as const satisfies readonly (keyof OpenDocument)[];

/** That a text is being analysed anew is not seen; its findings stay until the new ones are there. */
const sameAnalysis = (before: AnalysisState, after: AnalysisState): boolean =>
  before.language === after.language &&
  before.sideBySide.length > 0 === after.sideBySide.length > 0 &&
  isAnalysed(before) === isAnalysed(after) &&
  (before.state === 'failed') === (after.state === 'failed');

const SteadyReviewPane = memo(
  ReviewPane,
  (before, after) =>
    shown.every((field) => before.document[field] === after.document[field]) &&
    sameAnalysis(before.document.analysis, after.document.analysis),
);

/** The review of the page that is shown; nothing without a page. */
export function ReviewSlot(): ReactNode {
  const document = useActiveDocument();
  return document ? <SteadyReviewPane key={document.ref} document={document} /> : null;
}
