/** The first screen, the sample pages and the tour. */
export const welcome = {
  title: 'Open a page to correct',
  lead: 'Galley marks duplicated passages and broken joins in the text of newspaper pages. You decide about each one, and nothing changes unless you say so.',
  openFile: 'Open file',
  openFileHint: 'One page, or several',
  openFolder: 'Open folder',
  openFolderHint: 'A whole issue, its pages in a list',
  recent: 'Recent',
  noRecent: 'Pages that you open will be listed here.',
  forget: 'Clear list',
  samples: 'Sample pages',
  samplesHint: 'Written for practice: each shows some of the defects.',
  hint: 'All commands',
  hintShortcuts: 'Shortcuts',
  connecting: 'Connecting to Galley…',
};
