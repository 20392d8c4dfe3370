import { join } from 'node:path';
import { z } from 'zod';
import { settings as settingsSchema, type Settings, type SettingsChange } from '../../contract/index.ts';
import type { WriteOptions } from '../disk/atomic-write.ts';
import { JsonFile, type Damaged } from './json-file.ts';

const initialSettings: Settings = {
  theme: 'system',
  locale: 'system',
  fontFamily: '',
  fontSize: 18,
  sensitivity: 0,
  autoAdvance: true,
  saveMode: 'in-place',
  authorName: '',
  wordWrap: true,
  showWhitespace: false,
  tourSeen: false,
};

const maxRecent = 20;

const recentPaths = z.array(z.string());

/** The editor's settings and the documents opened last, for all windows. */
export class Preferences {
  readonly #settings: JsonFile<Partial<Settings>>;
  readonly #recent: JsonFile<string[]>;
  #lastRecent: readonly string[] = [];

  constructor(dataFolder: string, writing: WriteOptions, damaged: Damaged) {
    // Partial: a setting that a newer version added keeps its initial value.
    const schema = settingsSchema.partial() as unknown as z.ZodType<Partial<Settings>>;
    this.#settings = new JsonFile(join(dataFolder, 'settings.json'), schema, writing, damaged);
    this.#recent = new JsonFile(join(dataFolder, 'recent.json'), recentPaths, writing, damaged);
  }

  async settings(): Promise<Settings> {
    return { ...initialSettings, ...(await this.#settings.read()) };
  }

  async changeSettings(change: SettingsChange): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return { ...initialSettings, ...(await this.#settings.change((current) => ({ ...current, ...given }))) };
  }

  /** Latest first. */
  async recent(): Promise<readonly string[]> {
    this.#lastRecent = (await this.#recent.read()) ?? [];
    return this.#lastRecent;
  }

  /** As of the last time they were read or changed: for menus, which cannot wait. */
  get lastRecent(): readonly string[] {
    return this.#lastRecent;
  }

  async addRecent(path: string): Promise<void> {
    this.#lastRecent = await this.#recent.change((current) =>
      [path, ...(current ?? []).filter((other) => other !== path)].slice(0, maxRecent),
    );
  }

  async forgetRecent(): Promise<void> {
    this.#lastRecent = await this.#recent.change(() => []);
  }
}
