import { focusPane, paneOf, type Pane } from './panes.ts';

/** What comes and goes over the panes. */
const passing =
  '[role="dialog"], [role="alertdialog"], [role="menubar"], [role="menu"], .notices, .compare, .connection-banner';

/** Where the editor works: what had the focus last that is not passing, and its pane, in case it goes itself. */
let home: HTMLElement | null = null;
let homePane: Pane | undefined;

function remember({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || target.closest(passing) !== null) return;
  home = target;
  homePane = paneOf(target);
}

/** @returns stops remembering */
export function rememberFocus(): () => void {
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** Whether nothing has the focus: what had it is gone, or cannot have it any more. */
export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Whether the editor worked in a pane last, if the focus is lost now. */
export const wasFocusIn = (pane: Pane): boolean => homePane === pane;

const takesFocus = (element: HTMLElement): boolean => {
  element.focus({ preventScroll: true });
  return document.activeElement === element;
};

/**
 * After something that had the focus has gone: back to where the editor was, unless the focus is somewhere already.
 *
 * @param opener what had the focus before that came; the first choice if it is part of another dialog or view
 */
export function giveFocusBack(opener: Element | null = null): void {
  if (!isFocusLost()) return;
  const fromView =
    opener instanceof HTMLElement && opener.closest('[role="menubar"], [role="menu"]') === null;
  if (fromView && opener !== document.body && opener.isConnected && takesFocus(opener)) return;
  if (home?.isConnected === true && takesFocus(home)) return;
  if (homePane !== undefined && focusPane(homePane)) return;
  if (!focusPane('page')) focusPane('review');
}
