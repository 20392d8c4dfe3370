/** Words in and around the page's text. */
export const editor = {
  pageText: 'Text of the page. F8 goes to the next flag.',
  sign: {
    join: '⌒ run on',
    head: '→ goes on elsewhere',
    tail: '↥ displaced',
    orphan: '? headless',
    fused: '¶ new paragraph',
  },
  hover: {
    copyOf: 'Copy {{letter}} of {{copies}}, line {{line}}',
    others: 'The others: line {{lines}}',
    act: 'Click to review · F8 next · F9 accept',
  },
};
