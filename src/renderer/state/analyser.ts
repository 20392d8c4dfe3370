import { Analyser } from '../analysis/analyser.ts';

/** The engine of this window: its thread starts at once, and is ready when the first page is. */
export const analyser = new Analyser();
