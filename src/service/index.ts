export { decode } from './bytes/codec.ts';
export { detectEncoding } from './bytes/detect.ts';
export { readTextFile, writeTextFile } from './text-file.ts';
export type { FileText } from './bytes/file-text.ts';
export { HostError } from '../contract/errors.ts';
