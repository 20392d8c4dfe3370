import { externalOrigins } from '../contract/index.ts';
import { app, shell, type Session, type WebContents } from 'electron';
import { isAppAddress, windowAddress } from './app-protocol.ts';

/** Before `ready`: no name is ever looked up and no proxy asked, whatever a window or Chromium itself tries. */
export function forbidNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.enableSandbox();
}

/** Every web contents there will ever be, made by us or not. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      // Loading itself again is all that the window may do.
      if (event.url !== windowAddress) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || event.url !== windowAddress) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url);
      return { action: 'deny' };
    });
    lockSession(contents);
  });
}

function openExternal(address: string): void {
  if (!URL.canParse(address) || !externalOrigins.has(new URL(address).origin)) return;
  // A link that no program of this machine opens is no reason to stop.
  shell.openExternal(address).catch(() => undefined);
}

const locked = new WeakSet<Session>();

/** Copying text is the one permission the editor's window needs; it is given to our own page only. */
const isAllowedPermission = (permission: string, address: string) =>
  permission === 'clipboard-sanitized-write' && isAppAddress(address);

function lockSession({ session }: WebContents): void {
  if (locked.has(session)) return;
  locked.add(session);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isAllowedPermission(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isAllowedPermission(permission, origin),
  );
  session.setDevicePermissionHandler(() => false);
  // Dictionaries would be fetched from the net.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = isAppAddress(details.url) || /^(devtools|data|blob):/.test(details.url);
    answer({ cancel: !isOurs });
  });
}
