import { decodeFile, type FileText } from './bytes/file-text.ts';
import { failure } from './disk/failures.ts';
import { nodeFileSystem, type FileSystem } from './disk/file-system.ts';
import { readWhole } from './disk/read-whole.ts';
import { ordinaryBackOffMs } from './disk/retry.ts';
import { Versions } from './store/versions.ts';
import { writeTextFile } from './text-file.ts';

/** The store sets a damaged list aside and begins a new one: the version is kept all the same. */
const ignoreDamage = () => undefined;

/**
 * Writes a corrected text over the file it came from, after keeping the version before where the app finds it, too.
 *
 * @param from what was read from the file
 * @param dataFolder where versions live: `dataFolder()`
 * @throws HostError `changed-on-disk` if the file is not what was read any more, and what keeping and writing throw;
 * nothing is written then
 */
export async function correctInPlace(
  path: string,
  text: string,
  from: FileText,
  dataFolder: string,
  fs: FileSystem = nodeFileSystem,
): Promise<void> {
  const { bytes } = await readWhole(fs, path);
  const changed = failure('changed-on-disk', path, { state: 'changed' });
  if (decodeFile(bytes, from.encoding).text !== from.text) throw changed;
  const versions = new Versions(
    dataFolder,
    { fs, backOffMs: ordinaryBackOffMs, isPrivate: true },
    () => new Date(),
    ignoreDamage,
  );
  const place = await fs.realpath(path);
  await versions.keep(place, { bytes, encoding: from.encoding, characters: from.text.length });
  const lastLook = async (target: string): Promise<void> => {
    if (!(await readWhole(fs, target)).bytes.equals(bytes)) throw changed;
  };
  await writeTextFile(path, text, from, { how: 'replace', fs, lastLook });
}
