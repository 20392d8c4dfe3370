import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The port that the browser host took at its first run. Browsers keep by address what an editor has arranged, the widths
 * of the panes, and the program itself; with another port each time all of that would be new each time.
 *
 * Taken at random once and kept in the data folder: a number that is the same everywhere could be occupied by somebody
 * who waits for it.
 */
export class LastPort {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
  }

  /** 0: none is known, or what is there is no port. */
  async read(): Promise<number> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch {
      // Whatever stands there or does not: any free port will do.
      return 0;
    }
    return /^\d{4,5}\n$/.test(text) && Number(text) < 65_536 ? Number(text) : 0;
  }

  /** @throws where the data folder cannot be written */
  async keep(port: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#path, `${port}\n`, { mode: 0o600 });
  }

  get #path(): string {
    return join(this.#folder, 'port');
  }
}
