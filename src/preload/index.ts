import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callChannel, dropChannel, eventChannel } from '../contract/channels.ts';
import type { DesktopBridge } from '../contract/client.ts';

/** The window's only way out: one call channel, one event channel, one for what is dropped. Neither `ipcRenderer` nor its events get through. */
const bridge: DesktopBridge = {
  invoke: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  subscribe(listener) {
    const forward = (_event: unknown, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
  async openDropped(files) {
    // The path goes to the host and not to the page; a file that a page made up has none.
    const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '');
    await ipcRenderer.invoke(dropChannel, paths);
  },
};

contextBridge.exposeInMainWorld('galley', bridge);
