import type { HandlersOf } from '../../../shared/contract.ts';
import type { reportRequests } from '../../../shared/requests/report.ts';
import { ok } from '../../../shared/result.ts';
import { toReply } from '../reply.ts';
import type { ReportDoor } from './report-door.ts';

/** Answers the requests about the report. */
export function reportHandlers(report: ReportDoor): HandlersOf<keyof typeof reportRequests> {
  return {
    'report:read': async () => ok(await report.read()),
    'report:copy': async () => toReply(await report.copy()),
  };
}
