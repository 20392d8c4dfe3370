import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { giveFocusBack } from './focus-home.ts';

interface OverPage {
  readonly ref: RefObject<HTMLElement | null>;
  readonly tabIndex: -1;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * For the element of what stands in place of the page: it takes the focus where nothing inside it did, Escape closes
 * it, and the focus goes back. The page behind it is inert, and would leave the focus nowhere.
 *
 * @param onClose left out where the element stands in something that closes by itself
 */
export function useOverPage(onClose: (() => void) | undefined): OverPage {
  const ref = useRef<HTMLElement>(null);
  const isOver = onClose !== undefined;
  useEffect(() => {
    if (!isOver) return undefined;
    const element = ref.current;
    if (element?.contains(document.activeElement) === false) element.focus({ preventScroll: true });
    return () => giveFocusBack();
  }, [isOver]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (onClose === undefined) return;
    event.preventDefault();
    onClose();
  };
  return { ref, tabIndex: -1, onKeyDown };
}
