import { dataFolder, readTextFile, writeTextFile, type FileText } from '../service/index.ts';
import type { EncodingName } from './encodings.ts';
import { FailureError } from './failure.ts';

/** A file's text as it stands there: its own line endings, no BOM. */
export interface SourceDocument extends FileText {
  readonly path: string;
}

/** With more bytes than this that make no sense (a share of the characters), the text is not what was written. */
const maxUndecodableShare = 0.02;

/** @throws HostError, FailureError */
export async function readDocument(
  path: string,
  encoding: EncodingName | undefined,
): Promise<SourceDocument> {
  const file = await readTextFile(path, encoding === undefined ? {} : { encoding });
  if (file.undecodableCount > file.text.length * maxUndecodableShare) {
    throw new FailureError('undecodable', { encoding: file.encoding, count: file.undecodableCount });
  }
  return { ...file, path };
}

/**
 * Writes a corrected text as its document was written: same encoding, BOM, line endings and undecodable bytes.
 *
 * @param target null: in place
 * @throws HostError, FailureError; then nothing was written
 */
export async function writeCorrected(
  document: SourceDocument,
  text: string,
  target: string | null,
): Promise<void> {
  if (document.unfaithfulCount > 0) {
    throw new FailureError('unfaithful', { encoding: document.encoding, count: document.unfaithfulCount });
  }
  if (target !== null) {
    await writeTextFile(target, text, document, { how: 'replace' });
    return;
  }
  // With the store of versions comes a schema library that no other command needs.
  const { correctInPlace } = await import('../service/correct-in-place.ts');
  await correctInPlace(document.path, text, document, dataFolder(process.platform, process.env));
}
