import type { HandlersOf } from '../../../shared/contract.ts';
import type { reportRequests } from '../../../shared/requests/report.ts';
import { ok } from '../../../shared/result.ts';
import type { Keyfob } from '../keyfob.ts';
import { toReply } from '../reply.ts';

/** Answers the requests about the report. */
export function reportHandlers({ report }: Keyfob): HandlersOf<keyof typeof reportRequests> {
  return {
    'report:read': async () => ok(await report.read()),
    'report:copy': async () => toReply(await report.copy()),
  };
}
