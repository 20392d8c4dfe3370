// Monaco's own worker: it computes the differences of two texts.
import 'monaco-editor/editor/editor.worker';
