declare const galleyVersion: string;

/** The version in package.json; the build puts it in (vite.node.config.ts). */
export const version = galleyVersion;
