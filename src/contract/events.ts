import { z } from 'zod';
import * as s from './shapes.ts';

/** What a host tells a window without being asked. */
export const events = {
  'workspace.counts': z.strictObject({
    workspace: s.ref,
    file: s.ref,
    counts: s.fileCounts,
    done: z.int(),
    total: z.int(),
  }),
  /** `deleted`, or moved to where it cannot be known. `moved`: to a place for people to read; see `document.follow`. */
  'document.disk': z.discriminatedUnion('state', [
    z.strictObject({ document: s.ref, state: z.enum(['changed', 'deleted']) }),
    z.strictObject({ document: s.ref, state: z.literal('moved'), to: z.string() }),
  ]),
  /** Something is wrong that no call is waiting to hear: a damaged journal was set aside, versions cannot be kept … */
  problem: z.strictObject({
    code: z.enum([
      'journal-damaged',
      'settings-damaged',
      'settings-ignored', // place: the names of those that this version does not understand
      'versions-damaged',
      'version-not-kept',
    ]),
    place: z.string(),
  }),
  /** A second launch, `open-file`, or the native menu's recent files. */
  'open.requested': z.strictObject({
    files: z.array(s.fileEntry),
    workspace: z.nullable(s.workspace),
    /** What could not be opened, to be said at once. */
    problems: z.array(z.strictObject({ code: z.string(), place: z.string() })).optional(),
  }),
  /** A native menu item; the id is one of the command table's. */
  command: z.strictObject({ id: z.string() }),
  /** The window is asked to close: answer with `app.close`, or don't. */
  'close.requested': z.strictObject({}),
  /** The system ends all programs: what is unsaved goes into the journal at once. Nobody waits for an answer. */
  'session.ending': z.strictObject({}),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;
