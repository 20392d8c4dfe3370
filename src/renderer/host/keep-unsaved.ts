import { mosaic } from '../editor/mosaic.ts';
import { getState } from '../state/store.ts';

/** Browsers take several downloads at once for one that was made twice. */
const betweenMs = 300;

/**
 * Hands the text of pages to the browser as files, in UTF-8 and with the line ends that most of the page has: where no host
 * can save it any more, that is what is left.
 */
export async function keepAsFiles(refs: readonly string[]): Promise<void> {
  for (const ref of refs) {
    const document = getState().documents[ref];
    if (document === undefined) continue;
    const text = mosaic.textOf(ref);
    const name = document.file.name.split('/').at(-1) ?? '';
    handOver(
      name.replace(/(\.[^.]*)?$/, '.unsaved$1'),
      document.lineEnding === 'crlf' ? text.replaceAll('\n', '\r\n') : text,
    );
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
}

function handOver(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
