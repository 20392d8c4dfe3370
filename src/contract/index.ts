export { calls, type CallName, type Calls, type Input, type Output } from './calls.ts';
export * from './client.ts';
export * from './commands.ts';
export { dispatch, HostError, type Handlers } from './dispatch.ts';
export * from './errors.ts';
export type * from './host.ts';
export * from './keys.ts';
export { events, type EventName, type EventPayload } from './events.ts';
export * from './shapes.ts';
