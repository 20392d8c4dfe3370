import type { ReactNode } from 'react';
import { useActiveDocument } from '../state/store.ts';
import { ReviewPane } from './review-pane.tsx';

/** The review of the page that is shown; nothing without a page. */
export function ReviewSlot(): ReactNode {
  const document = useActiveDocument();
  return document ? <ReviewPane key={document.ref} document={document} /> : null;
}
