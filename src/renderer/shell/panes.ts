/** The panes that F6 goes through, in this order; the status bar is last. */
const paneOrder = ['files', 'page', 'review', 'status'] as const;
export type Pane = (typeof paneOrder)[number];

export const paneOf = (element: Element | null): Pane | undefined => {
  const name = element?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  return paneOrder.find((pane) => pane === name);
};

const paneElement = (pane: Pane): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-pane="${pane}"]:not([hidden])`);

const focusable =
  'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** A pane may say what takes the focus by `data-pane-focus`; else its first control does, else the pane itself. */
export function focusPane(pane: Pane): boolean {
  const element = paneElement(pane);
  if (element === null) return false;
  const target =
    element.querySelector<HTMLElement>('[data-pane-focus]') ??
    element.querySelector<HTMLElement>('.native-edit-context, textarea.inputarea') ??
    element.querySelector<HTMLElement>(focusable) ??
    element;
  target.focus();
  return element.contains(document.activeElement);
}

/** Goes to the next pane that is shown, or with −1 to the one before; wraps. */
export function cyclePane(step: 1 | -1): void {
  const current = paneOf(document.activeElement);
  const count = paneOrder.length;
  const from = paneOrder.findIndex((pane) => pane === current);
  const start = from === -1 ? (step === 1 ? -1 : count) : from;
  for (let move = 1; move <= count; move += 1) {
    const pane = paneOrder[(((start + move * step) % count) + count) % count];
    if (pane !== undefined && focusPane(pane)) return;
  }
}
