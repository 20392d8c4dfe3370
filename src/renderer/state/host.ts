import type { Client } from '../../contract/client.ts';

let client: Client | null = null;

/** Called once, before the first render. */
export function setHost(host: Client): void {
  client = host;
}

/** The host behind this window. */
export function host(): Client {
  if (!client) throw new Error('the window was used before it was connected to its host');
  return client;
}
