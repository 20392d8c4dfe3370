/** Colours of the overview ruler by the names under which marks ask for them. */
export const rulerColours = {
  a: 'galley.copyA',
  b: 'galley.copyB',
  c: 'galley.copyC',
  d: 'galley.copyD',
  e: 'galley.copyE',
  f: 'galley.copyF',
  join: 'galley.join',
  here: 'galley.here',
} as const;
