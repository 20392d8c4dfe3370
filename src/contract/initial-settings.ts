import type { Settings } from './shapes.ts';

/** Before the editor chose anything. Apart from the schemas, so that the window has it without zod. */
export const initialSettings: Settings = {
  theme: 'system',
  locale: 'system',
  fontFamily: '',
  fontSize: 18,
  sensitivity: 0,
  autoAdvance: true,
  saveMode: 'in-place',
  authorName: '',
  wordWrap: true,
  showWhitespace: false,
  tourSeen: false,
};
