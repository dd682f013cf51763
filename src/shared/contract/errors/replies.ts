import type { AppErrorCode } from './errors.ts';

/** What a server says, whoever it is; of the other failures of the API nobody knows whether there is one. */
const replies: ReadonlySet<string> = new Set<AppErrorCode>([
  'api-unauthorized',
  'api-forbidden',
  'api-denied',
  'api-webhook-failed',
  'api-not-found',
  'api-conflict',
  'api-busy',
  'api-refused',
  'api-server-error',
  'api-bad-reply',
]);

/** Whether a failure of the API is a reply of its server. */
export function isReply({ code }: { readonly code: string }): boolean {
  return replies.has(code);
}
