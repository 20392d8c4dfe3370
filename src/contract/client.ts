import type { CallName, Input, Output } from './calls.ts';
import type { CallError, Result } from './errors.ts';
import type { EventName, EventPayload } from './events.ts';

/** The pipe under the client: one request channel and one event channel. No zod here: this part is in the window. */
export interface Transport {
  invoke(name: string, input: unknown): Promise<Result<unknown>>;
  subscribe(listener: (name: string, payload: unknown) => void): () => void;
}

/** What the desktop app's preload gives the window. */
export interface DesktopBridge extends Transport {
  /** Opens what was dropped on the window: `File` objects of a drop. Others have no place on the disk and are left out. */
  openDropped(files: readonly object[]): Promise<void>;
}

/** An error value of the host, for callers that prefer `try`. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly error: CallError;
  constructor(error: CallError) {
    super(error.message);
    this.error = error;
  }
}

export interface Client {
  /** @throws CallFailure with the host's error value */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

export function createClient(transport: Transport): Client {
  return {
    async call(name, input) {
      const result = await transport.invoke(name, input);
      if (!result.ok) throw new CallFailure(result.error);
      return result.value as Output<typeof name>;
    },
    on(name, listener) {
      return transport.subscribe((event, payload) => {
        if (event === name) listener(payload as EventPayload<typeof name>);
      });
    },
  };
}
