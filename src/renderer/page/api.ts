import {
  contract,
  type Input,
  type Output,
  type Payload,
  type RequestName,
} from '../../shared/contract/contract.ts';
import { notePageBug } from './page-bugs.ts';

/** Sends a request to main; one that is rejected, or whose reply does not fit the contract's schema, is a bug with an incident. */
export async function request<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  try {
    const reply = await window.keyfob.invoke(name, input);
    return contract.requests[name].output.parse(reply) as Output<Name>;
  } catch (error) {
    return { ok: false, error: notePageBug('request', name, error) } as Output<Name>;
  }
}

/** Calls back with each new snapshot until the returned function is called. */
export function onStateChanged(listener: (snapshot: Payload<'state:changed'>) => void): () => void {
  return window.keyfob.on((name, payload) => {
    if (name !== 'state:changed') return;
    try {
      listener(contract.events['state:changed'].parse(payload));
    } catch (error) {
      // The preload, which called, has nobody to tell it to.
      reportError(error);
    }
  });
}
