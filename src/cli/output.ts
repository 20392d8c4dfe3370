import { once } from 'node:events';

/** What a shell reports for a program that a closed pipe ended. */
const brokenPipeExitCode = 141;

/**
 * Ends the program quietly when the reader of its output has gone (`galley check … | head`): there is nobody left
 * to tell, and 0 would claim that all files were looked at.
 */
export function exitOnBrokenPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(brokenPipeExitCode);
    throw error;
  });
}

/** Writes no faster than the reader reads, so that a report never piles up in memory. */
export async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}
