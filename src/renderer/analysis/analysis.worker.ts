import { analyse, Memory } from '../../engine/index.ts';
import { writeFindings, type Change, type FromWorker, type ToWorker } from './messages.ts';
import { countText } from './text-counts.ts';

/** The engine off the UI thread. Requests that were overtaken by edits are dropped before they are begun. */
interface Mirror {
  version: number;
  text: string;
  /** Of the analysis before: an edit leaves most of a page as it was. */
  readonly memory: Memory;
}

const mirrors = new Map<string, Mirror>();
const wanted = new Set<string>();
let scheduled = false;

const reply = (message: FromWorker): void => self.postMessage(message);

function applyChanges(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const change of changes) {
    result = result.slice(0, change.start) + change.text + result.slice(change.end);
  }
  return result;
}

function analyseOne(ref: string): void {
  const mirror = mirrors.get(ref);
  if (!mirror) return;
  const { version, text, memory } = mirror;
  try {
    const { findings, language } = analyse(text, { memory });
    const counts = countText(text);
    reply({ type: 'done', ref, version, findings: writeFindings(findings), language, counts });
  } catch (error) {
    reply({ type: 'failed', ref, version, message: error instanceof Error ? error.message : String(error) });
  }
}

/** After the messages that are waiting: edits that came meanwhile are taken in first. */
function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    const [ref] = wanted;
    if (ref === undefined) return;
    wanted.delete(ref);
    analyseOne(ref);
    // For the thread that draws the window, which needs it next: editor/typography.ts.
    Intl.Segmenter.supportedLocalesOf('zh-CN');
    if (wanted.size > 0) schedule();
  }, 0);
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'open':
      mirrors.set(data.ref, { version: data.version, text: data.text, memory: new Memory() });
      break;
    case 'edit': {
      const mirror = mirrors.get(data.ref);
      if (!mirror) return;
      mirror.text = applyChanges(mirror.text, data.changes);
      mirror.version = data.version;
      break;
    }
    case 'analyse':
      wanted.add(data.ref);
      schedule();
      break;
    case 'close':
      mirrors.delete(data.ref);
      wanted.delete(data.ref);
      break;
  }
});
