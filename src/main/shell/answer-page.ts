import { ActGate, type ActGateParts } from '../core/desk/acts/act-gate.ts';
import { createHandlers, type HandlerParts } from '../core/desk/handlers.ts';
import type { Identifiers } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/machine.ts';
import { answerByContract, sendEvent } from './ipc-contract.ts';
import type { AnswerRequest } from './ipc-door.ts';
import type { MainWindow } from './main-window.ts';

/** What answering the page takes. */
export interface AnswerPageParts {
  readonly keyfob: HandlerParts & ActGateParts;
  readonly windows: MainWindow;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Sends the page each new snapshot, and gives what answers its requests. */
export function answerPage({ keyfob, windows, ...parts }: AnswerPageParts): AnswerRequest {
  keyfob.store.subscribe((snapshot) => {
    const page = windows.page();
    if (page !== null) sendEvent(page, 'state:changed', snapshot);
  });
  const gate = new ActGate(keyfob, windows.acts);
  return answerByContract({ ...parts, handlers: createHandlers(keyfob), gate });
}
