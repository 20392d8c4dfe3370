import { join } from 'node:path';
import { z } from 'zod';
import { settings as settingsSchema, type Settings, type SettingsChange } from '../../contract/index.ts';
import { initialSettings } from '../../contract/initial-settings.ts';
import type { WriteOptions } from '../disk/atomic-write.ts';
import { JsonFile, type Damaged } from './json-file.ts';

const maxRecent = 20;
const recentDelayMs = 500;

const recentPaths = z.array(z.string());

/** The editor's settings and the documents opened last, for all windows. */
export class Preferences {
  readonly #settings: JsonFile<Partial<Settings>>;
  readonly #recent: JsonFile<string[]>;
  readonly #report: (error: unknown) => void;
  #lastRecent: readonly string[] = [];
  /** Latest last. */
  #added: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(dataFolder: string, writing: WriteOptions, damaged: Damaged, report: (error: unknown) => void) {
    this.#report = report;
    // Partial: a setting that a newer version added keeps its initial value.
    const schema = settingsSchema.partial() as unknown as z.ZodType<Partial<Settings>>;
    this.#settings = new JsonFile(join(dataFolder, 'settings.json'), schema, writing, damaged);
    this.#recent = new JsonFile(join(dataFolder, 'recent.json'), recentPaths, writing, damaged);
  }

  /** Where they cannot be read, a window starts with the initial ones. */
  async settings(): Promise<Settings> {
    return { ...initialSettings, ...(await this.#settings.read().catch(this.#reported)) };
  }

  readonly #reported = (error: unknown): null => {
    this.#report(error);
    return null;
  };

  async changeSettings(change: SettingsChange): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return { ...initialSettings, ...(await this.#settings.change((current) => ({ ...current, ...given }))) };
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
