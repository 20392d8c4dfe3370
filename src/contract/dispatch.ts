import { calls, type CallName, type Input, type Output } from './calls.ts';
import type { CallError, Result } from './errors.ts';

/** One function a call. A handler answers with a value or throws a `HostError`. */
export type Handlers = {
  readonly [N in CallName]: (input: Input<N>) => Promise<Output<N>>;
};

/** Thrown by handlers; crosses the wire as its value. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly error: CallError;
  constructor(error: CallError, options?: ErrorOptions) {
    super(error.message, options);
    this.error = error;
  }
}

const fail = (error: CallError): Result<never> => ({ ok: false, error });

/**
 * Looks the name up among the contract's own calls, parses the input strictly, runs the handler.
 * Never throws and never rejects; what a handler throws unexpectedly goes to `report` and is answered as `internal`.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) {
    return fail({ code: 'invalid-call', message: 'no such call' });
  }
  const callName = name as CallName;
  const parsed = calls[callName].input.safeParse(input);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return fail({ code: 'invalid-call', message: `${callName}: ${where}` });
  }
  try {
    const handler = handlers[callName] as (value: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof HostError) return fail(error.error);
    report(error);
    return fail({
      code: 'internal',
      message: 'something went wrong in the host; the details are in its log',
    });
  }
}
