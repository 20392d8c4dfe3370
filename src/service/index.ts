export type { FileText } from './bytes/file-text.ts';
export { decode } from './bytes/decode.ts';
export { detectEncoding } from './bytes/detect.ts';
export { createService, type ServicePorts } from './create-service.ts';
export { nodeFileSystem } from './disk/file-system.ts';
export { readTextFile, writeTextFile } from './text-file.ts';
export { HostError } from '../contract/errors.ts';
export { dataFolder } from './data-folder.ts';
