import { once } from 'node:events';
import { harmless } from '../service/harmless.ts';
import { fill, type Phrases } from './phrases.ts';

/** What a shell reports for a program that a closed pipe ended. */
const brokenPipeExitCode = 141;
/** Not 1, which says that the report tells of something. */
const failureExitCode = 2;

/**
 * Ends the program where what it says cannot be written: quietly when its reader has gone (`galley check … | head`), for
 * there is nobody left to tell, and with a line on standard error where the disk is full. 0 or 1 would claim that all files
 * were looked at and the report is whole.
 *
 * @returns lets the program go on all the same from now on: a server is there for its windows, not for its terminal
 */
export function endWithOutput(phrases: Phrases): () => void {
  const { stdout, stderr } = process;
  let isNeeded = true;
  const ended = (stream: NodeJS.WriteStream) => (error: NodeJS.ErrnoException) => {
    if (!isNeeded) return;
    if (error.code === 'EPIPE') process.exit(brokenPipeExitCode);
    if (stream === stdout) {
      const told = fill(phrases.cli.usage.output, { detail: error.message });
      stderr.write(`galley: ${harmless(told)}\n`);
    }
    process.exit(failureExitCode);
  };
  stdout.on('error', ended(stdout));
  stderr.on('error', ended(stderr));
  return () => {
    isNeeded = false;
  };
}

/** Writes no faster than the reader reads, so that a report never piles up in memory. */
export async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}
