import { useLayoutEffect, useRef, type RefObject } from 'react';

/** How far an element's first line lies below the beginning of the scrolling text that it is in, in pixels. */
export function depthOf(element: Element, text: HTMLElement): number {
  return element.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
}

/** Where to scroll to, so that an editor sees first what the text is shown for; null: it is in sight as it is. */
function openingOf(text: HTMLElement): number | null {
  const height = text.clientHeight;
  if (text.scrollHeight <= height) return null;
  const copy = text.querySelector('.side-copy');
  const change = text.querySelector('del, ins, .side-copy mark');
  const linePx = Number.parseFloat(getComputedStyle(text).lineHeight);
  // One line of what stands before it says where the copy begins.
  const atCopy = copy === null ? 0 : depthOf(copy, text) - linePx;
  if (change === null || depthOf(change, text) + 2 * linePx < atCopy + height) {
    return copy !== null && depthOf(copy, text) > height / 2 ? atCopy : null;
  }
  return depthOf(change, text) - height / 3;
}

/**
 * Opens the texts in an element at the copy or the change that they are shown for: a small window has room for a few
 * lines only, and those would be of the context.
 *
 * @param shown changes when other texts are shown
 */
export function useOpenedAt(shown: string): RefObject<HTMLDivElement | null> {
  const container = useRef<HTMLDivElement>(null);
  const opened = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (opened.current === shown) return;
    opened.current = shown;
    const texts = [...(container.current?.querySelectorAll<HTMLElement>('.side-text') ?? [])];
    const openings = texts.map(openingOf);
    for (const [index, text] of texts.entries()) {
      const opening = openings[index];
      if (opening !== null && opening !== undefined) text.scrollTop = opening;
    }
  }, [shown]);
  return container;
}
