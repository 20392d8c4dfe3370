import { appHost, appScheme, windowHeaders } from '../contract/index.ts';
import type { WindowFiles } from '../service/window-files.ts';
import { protocol } from 'electron';

export const windowAddress = `${appScheme}://${appHost}/`;

/** Whether this is our own page or a part of it. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: scheme, host } = new URL(address);
  return scheme === `${appScheme}:` && host === appHost;
}

/** Before `ready`: a secure origin of its own, so that workers and modules load and no other scheme counts as same. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** After `ready`: the window's files, with the same policy as over the browser host. */
export function serveApp(files: WindowFiles): void {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' || !isAppAddress(request.url)) return refuse(403);
    const file = await files.read(new URL(request.url).pathname);
    if (file === undefined) return refuse(404);
    return new Response(new Uint8Array(file.body), {
      headers: { ...windowHeaders, 'Content-Type': file.type },
    });
  });
}

const refuse = (status: number) => new Response(null, { status, headers: windowHeaders });
