export { openDesktop, serve } from './run-local.ts';
export { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
