import type { Result } from './errors.ts';
import { textPieces } from './long-text.ts';

/** The frames of the browser host's WebSocket: JSON, one a message. */

/**
 * A request. `id` counts up within a window; `answered` is the lowest id whose answer the window still waits for:
 * what is below it may be forgotten. After a reconnection the window sends its unanswered requests again under the
 * same ids, and each still runs only once.
 */
export interface RequestFrame {
  readonly id: number;
  /** Judged by `dispatch`, like the input. */
  readonly name: unknown;
  readonly input: unknown;
  readonly answered: number;
  /**
   * The input's `text` came before this frame, in messages of its own; in the input it is empty. Other requests may have
   * come in between.
   */
  readonly textCame?: true;
}

/** What a message begins with that is a piece of the text of a request to come: the piece, as JSON, follows. */
export const pieceMark = '+';

/**
 * A longer text goes ahead of its request in pieces of this many UTF-16 units. Handing one of them to a browser's socket
 * takes 10 ms, in which a window does not draw.
 */
const pieceLength = 60_000;

/** The messages that a request is sent as, in order. */
export function requestMessages(request: RequestFrame): string[] {
  const { input } = request;
  const text = typeof input === 'object' && input !== null && 'text' in input ? input.text : undefined;
  if (typeof text !== 'string' || text.length <= pieceLength) return [JSON.stringify(request)];
  const pieces = Array.from(textPieces(text, pieceLength), (piece) => pieceMark + JSON.stringify(piece));
  return [
    ...pieces,
    JSON.stringify({ ...request, input: { ...(input as object), text: '' }, textCame: true }),
  ];
}

export type ServerFrame =
  /** First on every connection. `resumed`: the host still knows this window and the names it was handed. */
  | { readonly kind: 'hello'; readonly resumed: boolean; readonly maxFrameBytes: number }
  | { readonly kind: 'answer'; readonly id: number | null; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown };

/** Close codes of the socket beyond the standard ones. */
export const closeCodes = {
  /** Another connection of the same window took over. */
  replaced: 4000,
  /** Too many windows at once. */
  full: 4001,
  /** The other side reads too slowly. */
  stalled: 4002,
} as const;

export const socketPath = '/socket';
/** Answers 204 to a window that may come in, 403 to one that may not. */
export const alivePath = '/alive';
export const sessionPattern = /^[A-Za-z0-9_-]{16,64}$/;
