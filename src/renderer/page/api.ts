import type {
  contract as schemas,
  Input,
  Output,
  Payload,
  RequestName,
} from '../../shared/contract/contract.ts';
import { notePageBug } from './page-bugs.ts';

type Contract = typeof schemas;

let contract: Contract | null = null;
/** What came before the schemas did, to be checked by them. */
let unchecked: ((schemas: Contract) => void)[] = [];

/**
 * Loads the contract’s schemas and checks by them what came so far, and from then on all that comes. They take longer to
 * make than all else that the first picture needs, and main has checked by the same ones what it sent.
 */
export async function checkWhatComes(): Promise<void> {
  const { contract: loaded } = await import('./schemas.ts');
  contract = loaded;
  const came = unchecked;
  unchecked = [];
  for (const check of came) check(loaded);
}

/** Sends a request to main; one that is rejected, or whose reply does not fit the contract's schema, is a bug with an incident. */
export async function request<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  try {
    const reply = await window.keyfob.invoke(name, input);
    return checked(reply, (schemas, value) => schemas.requests[name].output.parse(value)) as Output<Name>;
  } catch (error) {
    return { ok: false, error: notePageBug('request', name, error) } as Output<Name>;
  }
}

/** Calls back with each new snapshot until the returned function is called. */
export function onStateChanged(listener: (snapshot: Payload<'state:changed'>) => void): () => void {
  return window.keyfob.on((name, payload) => {
    if (name !== 'state:changed') return;
    try {
      listener(
        checked(payload, (schemas, value) => schemas.events[name].parse(value)) as Payload<'state:changed'>,
      );
    } catch (error) {
      // The preload, which called, has nobody to tell it to.
      reportError(error);
    }
  });
}

/** The value, parsed at once or, before there are schemas, once there are; what does not fit then is a bug, too. */
function checked(value: unknown, parse: (schemas: Contract, value: unknown) => unknown): unknown {
  if (contract !== null) return parse(contract, value);
  unchecked.push((schemas) => {
    try {
      parse(schemas, value);
    } catch (error) {
      reportError(error);
    }
  });
  return value;
}
