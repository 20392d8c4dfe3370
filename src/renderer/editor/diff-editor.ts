import { DiffEditorWidget } from 'monaco-editor/editor/browser/widget/diffEditor/diffEditorWidget';
import { StandaloneCodeEditor } from 'monaco-editor/editor/standalone/browser/standaloneCodeEditor';
import {
  StandaloneServices,
  type Instantiation,
} from 'monaco-editor/editor/standalone/browser/standaloneServices';
import 'monaco-editor/features/diffEditor/register';
import type { editor } from './monaco.ts';
import { paintEditors } from './theme.ts';

// The colours of comparisons are known only now.
paintEditors();

/** As Monaco's own, but not loaded before it is used: `tools/building/lean-monaco.ts`. */
class PageDiffEditor extends DiffEditorWidget {
  override _createInnerEditor(
    services: Instantiation,
    element: HTMLElement,
    options: editor.IEditorOptions,
  ): editor.ICodeEditor {
    return services.createInstance(StandaloneCodeEditor, element, options);
  }
}

export function createDiffEditor(
  element: HTMLElement,
  options: editor.IDiffEditorConstructionOptions,
): editor.IDiffEditor {
  return StandaloneServices.initialize({}).createInstance(PageDiffEditor, element, options, {});
}
