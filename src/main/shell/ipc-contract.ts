import type { WebContents } from 'electron';
import {
  contract,
  type EventName,
  type Handlers,
  type Payload,
  type RequestName,
} from '../../shared/contract/contract.ts';
import type { ActGate } from '../core/desk/acts/act-gate.ts';
import { noteBug } from '../core/cluster/scope/note-bug.ts';
import type { Identifiers } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/machine.ts';
import type { AnswerRequest } from './ipc-door.ts';

/** What answering takes. */
export interface AnswerParts {
  readonly handlers: Handlers;
  readonly gate: ActGate;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Answers by the contract: name, input, the person's act and output are checked, in this order. */
export function answerByContract(parts: AnswerParts): AnswerRequest {
  return async (name, input, arrivedAt) => {
    if (!isRequestName(name)) throw new TypeError('no such request');
    try {
      return await answer(parts, name, input, arrivedAt);
    } catch (error) {
      return { ok: false, error: noteBug(name, error, parts) };
    }
  };
}

/** Sends an event through its strict schema, so that nothing crosses that the contract does not name. */
export function sendEvent<Name extends EventName>(
  page: WebContents,
  name: Name,
  payload: Payload<Name>,
): void {
  page.send('event', name, contract.events[name].parse(payload));
}

async function answer(
  { handlers, gate }: AnswerParts,
  name: RequestName,
  input: unknown,
  arrivedAt: number,
): Promise<unknown> {
  const { input: inputSchema, output: outputSchema } = contract.requests[name];
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return { ok: false, error: { code: 'invalid-request', field } };
  }
  const passed = await gate.pass(name, parsed.data, arrivedAt);
  if (!passed.ok) return passed;
  const handle = handlers[name] as (input: unknown) => Promise<unknown>;
  return outputSchema.parse(await handle(parsed.data));
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(contract.requests, name);
}
