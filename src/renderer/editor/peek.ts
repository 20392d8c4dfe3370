import { editor } from './monaco.ts';
import './peek.css';

export interface PeekContent {
  readonly title: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** Colour of the copy, by its letter. */
  readonly colour: string;
  readonly closeLabel: string;
}

const heightInLines = 8;

function contextNode(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'side-context';
  span.textContent = text;
  return span;
}

/** Another copy shown between two lines of the page, below the one it repeats. @returns closes it */
export function openPeek(
  instance: editor.ICodeEditor,
  afterLine: number,
  content: PeekContent,
  onClose: () => void,
): () => void {
  const node = document.createElement('div');
  node.className = 'peek';
  node.dataset['colour'] = content.colour;
  const head = document.createElement('div');
  head.className = 'peek-head';
  const title = document.createElement('span');
  title.textContent = content.title;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.ariaLabel = content.closeLabel;
  close.addEventListener('click', onClose);
  head.append(title, close);
  const body = document.createElement('div');
  body.className = 'peek-text';
  const copy = document.createElement('span');
  copy.className = `flag-text flag-copy flag-${content.colour}`;
  copy.textContent = content.text;
  body.append(contextNode(content.before), copy, contextNode(content.after));
  node.append(head, body);
  // Monaco takes presses in the page for moving the cursor.
  node.addEventListener('mousedown', (event) => event.stopPropagation());
  let zone = '';
  instance.changeViewZones((zones) => {
    zone = zones.addZone({
      afterLineNumber: afterLine,
      heightInLines,
      domNode: node,
      suppressMouseDown: false,
    });
  });
  showZone(instance, afterLine);
  return () => instance.changeViewZones((zones) => zones.removeZone(zone));
}

/** Scrolls down just as far as it takes to see the whole of what was set in. */
function showZone(instance: editor.ICodeEditor, afterLine: number): void {
  const lineHeight = instance.getOption(editor.EditorOption.lineHeight);
  const bottom = instance.getBottomForLineNumber(afterLine) + (heightInLines + 1) * lineHeight;
  const hidden = bottom - instance.getScrollTop() - instance.getLayoutInfo().height;
  if (hidden > 0) instance.setScrollTop(instance.getScrollTop() + hidden, editor.ScrollType.Immediate);
}
