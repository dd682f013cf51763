import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract/contract.ts';
import { guardActs } from './guard-acts.ts';

const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke('request', name, input),
  on: (listener) => {
    const relay = (_event: unknown, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on('event', relay);
    return () => void ipcRenderer.off('event', relay);
  },
};

contextBridge.exposeInMainWorld('keyfob', bridge);
guardActs(window);
