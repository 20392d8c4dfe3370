import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The browser host as people start it, in a process of its own. */
export interface RunningHost {
  readonly address: string;
  /** Most memory it ever held. */
  peakMb(): Promise<number>;
  /** When it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * @param folder where its data are, in `data`
 * @param port any free one unless it is said which
 */
export function startHost(folder: string, path: string, port = 0): Promise<RunningHost> {
  const data = join(folder, 'data');
  const child = spawn(process.execPath, ['out/cli/galley.js', 'serve', '--port', String(port), path], {
    env: {
      ...process.env,
      XDG_DATA_HOME: data,
      XDG_CONFIG_HOME: data,
      HOME: data,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/\S+/.exec(output)?.[0];
      if (address === undefined) return;
      const end = (signal: 'SIGTERM' | 'SIGKILL') => {
        child.kill(signal);
        return gone;
      };
      resolve({ address, peakMb: () => peakOf(child), end });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', () => reject(new Error(`galley serve ended: ${output}`)));
  });
}

async function peakOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
