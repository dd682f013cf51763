import {
  contract,
  type Bridge,
  type Input,
  type Output,
  type Payload,
  type RequestName,
} from '../shared/contract.ts';
import type { AppError } from '../shared/errors.ts';

declare global {
  interface Window {
    readonly keyfob: Bridge;
  }
}

/** Sends a request to main; one that is rejected, or whose reply does not fit the contract's schema, is a bug with an incident. */
export async function request<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  try {
    const reply = await window.keyfob.invoke(name, input);
    return contract.requests[name].output.parse(reply) as Output<Name>;
  } catch (error) {
    return { ok: false, error: noteBug(name, error) } as Output<Name>;
  }
}

/** The incident is made here, so that it can be shown also when nothing reaches main any more. */
function noteBug(name: RequestName, error: unknown): AppError {
  const random = crypto.getRandomValues(new Uint8Array(8));
  const incident = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const note: Input<'bug:note'> = {
    incident,
    request: name,
    type: error instanceof Error ? error.name : typeof error,
  };
  window.keyfob.invoke('bug:note', note).catch(() => undefined);
  return { code: 'bug', incident };
}

/** Calls back with each new snapshot until the returned function is called. */
export function onStateChanged(listener: (snapshot: Payload<'state:changed'>) => void): () => void {
  return window.keyfob.on((name, payload) => {
    if (name === 'state:changed') listener(contract.events['state:changed'].parse(payload));
  });
}
