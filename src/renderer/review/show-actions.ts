/** Where the panes stand one above the other, what can be done about a flag would be below the window's edge. */
export const showActions = (): void =>
  document
    .querySelector('[data-pane="review"] .flag-actions')
    ?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
