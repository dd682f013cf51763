import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import {
  contract,
  type EventName,
  type Handlers,
  type Payload,
  type RequestName,
} from '../../shared/contract.ts';
import type { Identifiers } from '../core/ports/identifiers.ts';
import type { Log } from '../core/ports/log.ts';
import { pageUrl } from './app-scheme.ts';

/** What the door needs; `page` is the one page that may knock, or null. */
export interface IpcDoorParts {
  readonly handlers: Handlers;
  readonly page: () => WebContents | null;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Opens the one door between page and main: sender, name, input and output are checked, in this order. */
export function openIpcDoor(parts: IpcDoorParts): void {
  ipcMain.handle('request', async (event, name: unknown, input: unknown) => {
    if (!isOurPage(event, parts.page())) throw new TypeError('not our page');
    if (!isRequestName(name)) throw new TypeError('no such request');
    try {
      return await answer(parts.handlers, name, input);
    } catch (error) {
      const incident = parts.identifiers.next();
      parts.log.write('bug', {
        incident,
        request: name,
        type: error instanceof Error ? error.name : typeof error,
      });
      return { ok: false, error: { code: 'bug', incident } };
    }
  });
}

/** Sends an event through its strict schema, so that nothing crosses that the contract does not name. */
export function sendEvent<Name extends EventName>(
  page: WebContents,
  name: Name,
  payload: Payload<Name>,
): void {
  page.send('event', name, contract.events[name].parse(payload));
}

async function answer(handlers: Handlers, name: RequestName, input: unknown): Promise<unknown> {
  const { input: inputSchema, output: outputSchema } = contract.requests[name];
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return { ok: false, error: { code: 'invalid-request', field } };
  }
  const handle = handlers[name] as (input: unknown) => Promise<unknown>;
  return outputSchema.parse(await handle(parsed.data));
}

function isOurPage(event: IpcMainInvokeEvent, page: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    page !== null &&
    event.sender === page &&
    frame === page.mainFrame &&
    frame.url.split(/[?#]/)[0] === pageUrl
  );
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(contract.requests, name);
}
