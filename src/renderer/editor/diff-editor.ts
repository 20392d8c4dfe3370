import { CancellationError } from 'monaco-editor/base/common/errors';
import { DiffEditorWidget } from 'monaco-editor/editor/browser/widget/diffEditor/diffEditorWidget';
import {
  IDiffProviderFactoryService,
  WorkerBasedDocumentDiffProvider,
  type Comparing,
  type Difference,
} from 'monaco-editor/editor/browser/widget/diffEditor/diffProviderFactoryService';
import { StandaloneCodeEditor } from 'monaco-editor/editor/standalone/browser/standaloneCodeEditor';
import {
  StandaloneServices,
  type Instantiation,
} from 'monaco-editor/editor/standalone/browser/standaloneServices';
import 'monaco-editor/features/diffEditor/register';
import { ServiceCollection } from 'monaco-editor/platform/instantiation/common/serviceCollection';
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

/**
 * What differs between texts that have changed since is thrown away: Monaco shows it beside the new texts, and fails where a
 * line that differed is gone. Each change starts a new comparison.
 */
class CurrentDiffProvider extends WorkerBasedDocumentDiffProvider {
  override async computeDiff(...comparing: Comparing): Promise<Difference> {
    const before = versionsOf(comparing);
    const found = await super.computeDiff(...comparing);
    const after = versionsOf(comparing);
    if (before !== null && after !== null && before !== after) throw new CancellationError();
    return found;
  }
}

/** null: one is gone and may be asked for nothing; Monaco looks for that itself. */
function versionsOf([original, modified]: Comparing): string | null {
  if (original.isDisposed() || modified.isDisposed()) return null;
  return `${original.getVersionId()} ${modified.getVersionId()}`;
}

let services: Instantiation | null = null;

function comparingServices(): Instantiation {
  if (services) return services;
  const ofMonaco = StandaloneServices.initialize({});
  services = ofMonaco.createChild(
    new ServiceCollection([
      IDiffProviderFactoryService,
      { createDiffProvider: (options: object) => ofMonaco.createInstance(CurrentDiffProvider, options) },
    ]),
  );
  return services;
}

export function createDiffEditor(
  element: HTMLElement,
  options: editor.IDiffEditorConstructionOptions,
): editor.IDiffEditor {
  return comparingServices().createInstance(PageDiffEditor, element, options, {});
}
