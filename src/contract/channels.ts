/** The channels between the desktop app's window and its host, and where the window comes from. */
export const callChannel = 'galley:call';
export const eventChannel = 'galley:event';
/** Paths of dropped files, from the preload: the page never has a path in its hands. */
export const dropChannel = 'galley:drop';
export const appScheme = 'app';
export const appHost = 'galley';
