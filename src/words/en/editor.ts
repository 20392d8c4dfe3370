/** Words in and around the page's text. */
export const editor = {
  pageText: 'Text of the page. F8 goes to the next flag.',
  decide: 'Ways out…',
  pasteByKey: 'Press Ctrl+V (⌘V) to paste: menus may not read the clipboard here.',
  sideBySide: {
    title: 'Columns of the page are mixed in lines {{lines}}',
    detail:
      'A line holds pieces of several columns, or the lines of several columns stand in turns, so Galley does not look for breaks there. Extract the page again in reading order, column by column (pdftotext -raw).',
  },
  find: {
    calledOff: 'Nothing was replaced: the search changed before it had begun',
    nothingSelected: 'Select what the search is to be limited to, then limit it',
    slow: 'The search for {{pattern}} was stopped',
    slowAdvice:
      'This pattern takes too long on this page. Repetitions inside repetitions, as in (a+)+, are the usual reason.',
  },
  sign: {
    join: '⌒ run on',
    head: '→ goes on elsewhere',
    tail: '↥ displaced',
    orphan: '? headless',
    fused: '¶ new paragraph',
  },
  hover: {
    copy: '{{letter}}: line {{line}}',
    invisible: 'Invisible character {{code}}',
    act: 'Click to review · F8 next · F9 accept',
  },
};
