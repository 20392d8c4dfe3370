import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from '../contract/channels.ts';
import type { Transport } from '../contract/client.ts';

/** The window's only way out: one call channel, one event channel. Neither `ipcRenderer` nor its events get through. */
const bridge: Transport = {
  invoke: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  subscribe(listener) {
    const forward = (_event: unknown, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('galley', bridge);
