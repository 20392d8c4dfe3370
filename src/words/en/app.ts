/** The window itself: panes, notices, states. */
export const app = {
  name: 'Galley',
  menus: 'Menus',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  notices: 'Notices',
  pane: {
    files: 'Files',
    page: 'Page text',
    review: 'Review',
    status: 'Status bar',
    resizeFiles: 'Width of the file list',
    resizeReview: 'Size of the review pane',
  },
};
