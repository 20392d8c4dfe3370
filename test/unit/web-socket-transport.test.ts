import { describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestFrame, ServerFrame } from '../../src/contract/index.ts';
import {
  createWebSocketTransport,
  type ConnectionState,
  type SocketListener,
} from '../../src/renderer/host/web-socket-transport.ts';

/** The host's end of each connection the window opened. */
class FarEnd {
  readonly sent: RequestFrame[] = [];
  readonly listener: SocketListener;
  closedWith: number | null = null;
  constructor(listener: SocketListener) {
    this.listener = listener;
  }
  say(frame: ServerFrame): void {
    this.listener.message(JSON.stringify(frame));
  }
  hello(resumed: boolean, maxFrameBytes = 1e6): void {
    this.say({ kind: 'hello', resumed, maxFrameBytes });
  }
  answer(id: number, value: unknown): void {
    this.say({ kind: 'answer', id, result: { ok: true, value } });
  }
}

function connect(isAdmitted: () => Promise<boolean | null> = () => Promise.resolve(true)) {
  const ends: FarEnd[] = [];
  const states: ConnectionState[] = [];
  const transport = createWebSocketTransport({
    open(listener) {
      const end = new FarEnd(listener);
      ends.push(end);
      return {
        send: (text) => end.sent.push(JSON.parse(text) as RequestFrame),
        close: (code) => {
          end.closedWith = code;
        },
      };
    },
    isAdmitted,
    retryAfterMs: [1],
  });
  transport.onStateChange((state) => states.push(state));
  return { ends, states, transport };
}

const settle = () => sleep(20);

describe('a window on a WebSocket', () => {
  test('calls made before the connection stands are sent when it does', async () => {
    const { ends, transport } = connect();
    const answer = transport.invoke('app.hello', {});
    expect(ends[0]!.sent).toEqual([]);
    ends[0]!.hello(false);
    expect(ends[0]!.sent).toEqual([{ id: 0, name: 'app.hello', input: {}, answered: 0 }]);
    ends[0]!.answer(0, 'hello');
    expect(await answer).toEqual({ ok: true, value: 'hello' });
  });

  test('answers may come in any order; what is answered is told with the next call', async () => {
    const { ends, transport } = connect();
    ends[0]!.hello(false);
    const calls = [transport.invoke('a', {}), transport.invoke('b', {}), transport.invoke('c', {})];
    ends[0]!.answer(2, 'third');
    ends[0]!.answer(0, 'first');
    void transport.invoke('d', {});
    expect(ends[0]!.sent.at(-1)).toMatchObject({ id: 3, answered: 1 });
    ends[0]!.answer(1, 'second');
    expect(await Promise.all(calls)).toMatchObject([
      { value: 'first' },
      { value: 'second' },
      { value: 'third' },
    ]);
  });

  test('a lost connection is found again, and unanswered calls are sent again under their ids', async () => {
    const { ends, states, transport } = connect();
    ends[0]!.hello(false);
    const save = transport.invoke('document.save', { text: 'x' });
    ends[0]!.listener.close(1006);
    await settle();
    ends[1]!.hello(true);
    expect(ends[1]!.sent).toEqual(ends[0]!.sent);
    ends[1]!.answer(0, 'saved');
    expect(await save).toEqual({ ok: true, value: 'saved' });
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  test('it goes on trying while nobody is there', async () => {
    const { ends, states, transport } = connect(() => Promise.resolve(null));
    ends[0]!.hello(false);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      ends.at(-1)!.listener.close(1006);
      await settle();
    }
    expect(ends).toHaveLength(5);
    ends[4]!.hello(true);
    expect(transport.state()).toBe('open');
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  test('a host that does not let the window in any more ends it, with error values', async () => {
    const { ends, transport } = connect(() => Promise.resolve(false));
    ends[0]!.hello(false);
    const call = transport.invoke('a', {});
    ends[0]!.listener.close(1006);
    expect(await call).toMatchObject({ ok: false, error: { code: 'host-gone' } });
    expect(transport.state()).toBe('refused');
    expect(await transport.invoke('b', {})).toMatchObject({ ok: false, error: { code: 'host-gone' } });
    await settle();
    expect(ends).toHaveLength(1);
  });

  test('a host that has forgotten the window is not mistaken for the same one', async () => {
    const { ends, transport } = connect();
    ends[0]!.hello(false);
    const call = transport.invoke('document.save', {});
    ends[0]!.listener.close(1006);
    await settle();
    ends[1]!.hello(false);
    expect(transport.state()).toBe('expired');
    expect(ends[1]!.sent).toEqual([]);
    expect(await call).toMatchObject({ ok: false, error: { code: 'host-gone' } });
  });

  test('a connection that was replaced by another window of the same name gives way', async () => {
    const { ends, transport } = connect();
    ends[0]!.hello(false);
    ends[0]!.listener.close(4000);
    await settle();
    expect(transport.state()).toBe('refused');
    expect(ends).toHaveLength(1);
  });

  test('a frame that the host would refuse is not sent', async () => {
    const { ends, transport } = connect();
    ends[0]!.hello(false, 1000);
    expect(await transport.invoke('a', { text: '字'.repeat(400) })).toMatchObject({
      error: { code: 'too-large' },
    });
    void transport.invoke('a', { text: 'x'.repeat(800) });
    expect(ends[0]!.sent).toHaveLength(1);
  });

  test('events reach those who listen, until they stop', () => {
    const { ends, transport } = connect();
    const heard: unknown[] = [];
    const stop = transport.subscribe((name, payload) => heard.push([name, payload]));
    ends[0]!.hello(false);
    ends[0]!.say({ kind: 'event', name: 'command', payload: { id: 'file.save' } });
    stop();
    ends[0]!.say({ kind: 'event', name: 'command', payload: { id: 'file.open' } });
    expect(heard).toEqual([['command', { id: 'file.save' }]]);
  });

  test('closing says goodbye and does not come back', async () => {
    const { ends, transport } = connect();
    ends[0]!.hello(false);
    transport.close();
    expect(ends[0]!.closedWith).toBe(1000);
    ends[0]!.listener.close(1000);
    await settle();
    expect(ends).toHaveLength(1);
  });
});
