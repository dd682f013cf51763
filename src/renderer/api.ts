import {
  contract,
  type Bridge,
  type Input,
  type Output,
  type Payload,
  type RequestName,
} from '../shared/contract.ts';

declare global {
  interface Window {
    readonly keyfob: Bridge;
  }
}

/** Sends a request to main; the reply is parsed by the contract's schema, and one that does not fit counts as a bug. */
export async function request<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const reply = await window.keyfob.invoke(name, input);
  return contract.requests[name].output.parse(reply) as Output<Name>;
}

/** Calls back with each new snapshot until the returned function is called. */
export function onStateChanged(listener: (snapshot: Payload<'state:changed'>) => void): () => void {
  return window.keyfob.on((name, payload) => {
    if (name === 'state:changed') listener(contract.events['state:changed'].parse(payload));
  });
}
