import { memo, type ReactNode } from 'react';
import { useActiveDocument, type OpenDocument } from '../state/store.ts';
import { ReviewPane } from './review-pane.tsx';

/** Of a document, what the review shows; the cursor, the counts and the journal change with every key. */
const shown = [
  'ref',
  'readOnly',
  'flags',
  'fixed',
  'kept',
  'selected',
  'analysis',
] as const satisfies readonly (keyof OpenDocument)[];

const SteadyReviewPane = memo(ReviewPane, (before, after) =>
  shown.every((field) => before.document[field] === after.document[field]),
);

/** The review of the page that is shown; nothing without a page. */
export function ReviewSlot(): ReactNode {
  const document = useActiveDocument();
  return document ? <SteadyReviewPane key={document.ref} document={document} /> : null;
}
