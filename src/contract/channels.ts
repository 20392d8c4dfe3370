/** The two channels between the desktop app's window and its host, and where the window comes from. */
export const callChannel = 'galley:call';
export const eventChannel = 'galley:event';
export const appScheme = 'app';
export const appHost = 'galley';
