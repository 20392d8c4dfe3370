/**
 * A window that asks its host for little things, one after the other, until its input ends; then it says the longest
 * it had to wait, in milliseconds.
 *
 *   node --import tsx test/support/patient-window.ts ADDRESS
 */
import { setTimeout as wait } from 'node:timers/promises';
import { connectTo } from './host-client.ts';

const { client, close } = await connectTo(process.argv[2]!);
await client.call('app.hello', {});
const over = new AbortController();
process.stdin.on('end', () => over.abort()).resume();
let longestMs = 0;
while (!over.signal.aborted) {
  const asked = performance.now();
  await client.call('app.menuState', { locale: 'en', enabled: [] });
  longestMs = Math.max(longestMs, performance.now() - asked);
  await wait(2);
}
process.stdout.write(String(longestMs));
close();
process.exit(0);
