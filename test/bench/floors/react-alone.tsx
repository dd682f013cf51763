import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../../../src/shared/contract/contract.ts';

interface Named {
  readonly cluster: { readonly name?: string };
}

/** The least that a page made with React can show of a cluster: its name. */
function Name() {
  const [name, setName] = useState<string | undefined>();
  useEffect(() => {
    const bridge = (window as unknown as { readonly keyfob: Bridge }).keyfob;
    const take = (snapshot: unknown) => setName((snapshot as Named).cluster.name);
    void bridge.invoke('state:get', {}).then((reply) => take((reply as { readonly value: unknown }).value));
    return bridge.on((_name, snapshot) => take(snapshot));
  }, []);
  useEffect(() => {
    if (name !== undefined) performance.mark('overview');
  }, [name]);
  return name === undefined ? null : <h1>{name}</h1>;
}

createRoot(document.getElementById('root')!).render(<Name />);
