import { Analyser } from '../analysis/analyser.ts';

/** The engine of this window. */
export const analyser = new Analyser();

/** The window's own, and one on which the browser compiles what the window is made of. */
const threadsOfTheWindow = 2;

/**
 * With a core to spare, the engine gets ready while the window does. Without one it would take from the window what that
 * needs to show its first page: on two cores the page came a third later for it.
 */
if (navigator.hardwareConcurrency > threadsOfTheWindow) analyser.start();
