// Services of comparisons, whose other parts are loaded later: Monaco takes none in after its first editor was made.
import 'monaco-editor/editor/browser/widget/diffEditor/diffProviderFactoryService';
import 'monaco-editor/platform/actions/browser/actionViewItemService';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/middleScroll/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/markdown/register';
import { wrapByGlyphs } from './wrapping/wrap-pages.ts';

/**
 * Monaco with the features that an editor of prose uses and no others: the whole of it is three times the size.
 * Everything of the window that needs Monaco takes it from here.
 */
self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./monaco.worker.ts', import.meta.url), { type: 'module' }),
};

wrapByGlyphs();

export { editor, Range, Uri } from 'monaco-editor/editor';
