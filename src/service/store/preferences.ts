import { join } from 'node:path';
import { z } from 'zod';
import { settings as settingsSchema, type Settings, type SettingsChange } from '../../contract/index.ts';
import { initialSettings } from '../../contract/initial-settings.ts';
import type { WriteOptions } from '../disk/atomic-write.ts';
import { JsonFile, type Damaged } from './json-file.ts';

const maxRecent = 20;
const recentDelayMs = 500;

const recentPaths = z.array(z.string());

/**
 * As they stand in the file. A value that is none (a newer version's, or a slip of who edited the file by hand) costs that
 * setting and not all of them, and stays in the file until it is changed; so do settings that only a newer version knows.
 */
const storedSettings = z.record(z.string(), z.unknown());
type StoredSettings = z.infer<typeof storedSettings>;

/** @returns strange: the names of settings whose value is none */
function understood(stored: StoredSettings): {
  readonly known: Partial<Settings>;
  readonly strange: readonly string[];
} {
  const known: Record<string, unknown> = {};
  const strange: string[] = [];
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    if (!Object.hasOwn(stored, name)) continue;
    const parsed = schema.safeParse(stored[name]);
    if (parsed.success) known[name] = parsed.data;
    else strange.push(name);
  }
  return { known, strange };
}

interface Told {
  readonly damaged: Damaged;
  /** Settings that are not understood, by their names. */
  readonly ignored: (names: string) => void;
}

/** The editor's settings and the documents opened last, for all windows. */
export class Preferences {
  readonly #settings: JsonFile<StoredSettings>;
  readonly #ignored: Told['ignored'];
  readonly #recent: JsonFile<string[]>;
  readonly #report: (error: unknown) => void;
  #lastRecent: readonly string[] = [];
  /** Latest last. */
  #added: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(dataFolder: string, writing: WriteOptions, told: Told, report: (error: unknown) => void) {
    this.#report = report;
    this.#ignored = told.ignored;
    this.#settings = new JsonFile(join(dataFolder, 'settings.json'), storedSettings, writing, told.damaged);
    this.#recent = new JsonFile(join(dataFolder, 'recent.json'), recentPaths, writing, told.damaged);
  }

  /** Where they cannot be read, a window starts with the initial ones. */
  async settings(): Promise<Settings> {
    const stored = (await this.#settings.read().catch(this.#reported)) ?? {};
    const { known, strange } = understood(stored);
    if (strange.length > 0) this.#ignored(strange.join(', '));
    return { ...initialSettings, ...known };
  }

  readonly #reported = (error: unknown): null => {
    this.#report(error);
    return null;
  };

  async changeSettings(change: SettingsChange): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const stored = await this.#settings.change((current) => ({ ...current, ...given }));
    return { ...initialSettings, ...understood(stored).known };
  }

  /** Latest first. */
  async recent(): Promise<readonly string[]> {
    await this.flush().catch(this.#reported);
    this.#lastRecent = (await this.#recent.read().catch(this.#reported)) ?? this.#lastRecent;
    return this.#lastRecent;
  }

  /** As of the last time they were read or changed: for menus, which cannot wait. */
  get lastRecent(): readonly string[] {
    return this.#lastRecent;
  }

  /** Written soon, and together with others that come meanwhile: a list is no reason to keep anybody waiting. */
  addRecent(path: string): void {
    const atFront = (list: readonly string[]): string[] =>
      [path, ...list.filter((other) => other !== path)].slice(0, maxRecent);
    this.#lastRecent = atFront(this.#lastRecent);
    this.#added = [...this.#added.filter((other) => other !== path), path].slice(-maxRecent);
    this.#timer ??= setTimeout(() => {
      this.flush().catch(this.#report);
    }, recentDelayMs).unref();
  }

  async forgetRecent(): Promise<void> {
    this.#added = [];
    this.#lastRecent = await this.#recent.change(() => []);
  }

  /** Writes what is still to be written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const added = this.#added.toReversed();
    this.#added = [];
    // One that its timer began may still be under way.
    if (added.length === 0) return this.#recent.idle();
    try {
      await this.#recent.change((current) =>
        [...added, ...(current ?? []).filter((path) => !added.includes(path))].slice(0, maxRecent),
      );
    } catch (error) {
      // For the next time, when the disk may have room again.
      this.#added = [...added.toReversed(), ...this.#added].slice(-maxRecent);
      throw error;
    }
  }
}
