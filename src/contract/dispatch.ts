import { calls, type CallName, type Input, type Output } from './calls.ts';
import { withWholeText, type Text } from './long-text.ts';
import { HostError, type CallError, type Result } from './errors.ts';

/** A long `text` is in pieces inside a host. */
type InHost<T> = T extends { readonly text: string } ? Omit<T, 'text'> & { readonly text: Text } : T;
export type HostInput<N extends CallName> = InHost<Input<N>>;
export type HostOutput<N extends CallName> = InHost<Output<N>>;

/** One function a call. A handler answers with a value or throws a `HostError`. */
export type Handlers = {
  readonly [N in CallName]: (input: HostInput<N>) => Promise<HostOutput<N>>;
};

const fail = (error: CallError): Result<never> => ({ ok: false, error });

/** A list of a hundred thousand wrong entries must not give an answer of a hundred thousand lines. */
const maxIssuesTold = 5;
const maxIssueLength = 200;

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function describe(issues: readonly Issue[]): string {
  const told = issues.slice(0, maxIssuesTold).map((issue) => {
    const where = issue.path.map(String).join('.');
    return `${where}: ${issue.message}`.slice(0, maxIssueLength);
  });
  if (issues.length > maxIssuesTold) told.push(`and ${issues.length - maxIssuesTold} more`);
  return told.join('; ');
}

/**
 * Looks the name up among the contract's own calls, parses the input strictly, runs the handler, parses what it gives:
 * a handler that says more than the contract (a path, say) is answered as `internal`.
 * Never throws and never rejects; what goes wrong unexpectedly goes to `report`, and never into the answer.
 */
export async function dispatch(...call: Parameters<typeof dispatchInPieces>): Promise<Result<unknown>> {
  const result = await dispatchInPieces(...call);
  return result.ok ? { ok: true, value: withWholeText(result.value) } : result;
}

/** For hosts that send long texts in pieces: as `dispatch`, but a `text` may be a `LongText`, in the input too. */
export async function dispatchInPieces(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) {
    return fail({ code: 'invalid-call', message: 'no such call' });
  }
  const callName = name as CallName;
  try {
    const parsed = calls[callName].input.safeParse(input);
    if (!parsed.success) {
      return fail({ code: 'invalid-call', message: `${callName}: ${describe(parsed.error.issues)}` });
    }
    const handler = handlers[callName] as (value: unknown) => Promise<unknown>;
    const given = calls[callName].output.safeParse(await handler(parsed.data));
    if (given.success) return { ok: true, value: given.data };
    throw new Error(`${callName} answered outside the contract: ${describe(given.error.issues)}`);
  } catch (error) {
    if (error instanceof HostError) return fail(error.error);
    report(error);
    return fail({
      code: 'internal',
      message: 'something went wrong in the host; the details are in its log',
    });
  }
}
