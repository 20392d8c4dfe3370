import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { createClient, type Client } from '../../src/contract/index.ts';
import { createWebSocketTransport } from '../../src/renderer/host/web-socket-transport.ts';
import { ask, cookieOf } from './attack-socket.ts';

/** A window without a page: the window's own transport to a browser host, given the address that the host printed. */
export async function connectTo(
  address: string,
): Promise<{ readonly client: Client; readonly close: () => void }> {
  const port = Number(new URL(address).port);
  const headers = { cookie: await cookieOf(address), origin: `http://127.0.0.1:${port}` };
  const session = randomUUID();
  const transport = createWebSocketTransport({
    open(listener) {
      // A browser knows no limit; ws would end at 100 MiB.
      const socket = new WebSocket(`ws://127.0.0.1:${port}/socket?session=${session}`, {
        headers,
        maxPayload: 512 * 1024 * 1024,
      });
      socket.on('message', (data: Buffer) => listener.message(data.toString()));
      socket.on('close', (code) => listener.close(code));
      socket.on('error', () => undefined); // a close follows
      return { send: (text) => socket.send(text, () => undefined), close: (code) => socket.close(code) };
    },
    // One that was killed answers nobody.
    isAdmitted: () =>
      ask(port, '/alive', headers).then(
        ({ status }) => status === 204,
        () => false,
      ),
  });
  return { client: createClient(transport), close: () => transport.close() };
}
