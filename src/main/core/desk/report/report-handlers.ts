import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { reportRequests } from '../../../../shared/contract/requests/report-requests.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import { toReply } from '../../cluster/scope/reply.ts';
import type { ReportService } from './report-service.ts';

/** Answers the requests about the report. */
export function reportHandlers(report: ReportService): HandlersOf<keyof typeof reportRequests> {
  return {
    'report:read': async () => ok(await report.read()),
    'report:copy': async () => toReply(await report.copy()),
  };
}
