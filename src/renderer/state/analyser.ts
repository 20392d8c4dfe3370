import { Analyser } from '../analysis/analyser.ts';

/** The engine of this window, at work from the first moment. */
export const analyser = new Analyser();
