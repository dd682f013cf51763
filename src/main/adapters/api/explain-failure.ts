import * as z from 'zod';
import type { ApiAction } from '../../../shared/contract/errors/api-errors.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Secret } from '../../core/ports/secret.ts';
import { clusterWords } from './cluster-words.ts';
import { TransportFailure } from './transport-failure.ts';
import { whoRefused } from './who-refused.ts';

const exceptionSchema = z.object({
  code: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
});
/** Whole seconds; a date, which Kubernetes never sends, counts as none, and so does what no one would wait for. */
const retryAfterSchema = z.coerce.number().int().min(0).max(86_400);

/** A word of Kubernetes' own, never a sentence: it becomes part of one of Keyfob's. */
const word = z
  .string()
  .max(300)
  .default('')
  .transform((text) => (/^[A-Za-z]{0,40}$/.test(text) ? text : ''));
const name = z.string().max(300).default('');

const statusSchema = z.object({
  reason: word,
  details: z.object({ kind: word, name }).default({ kind: '', name: '' }),
  message: z.string().default('').catch(''),
});
type Status = z.infer<typeof statusSchema>;

/** A call to explain. */
export interface FailedCall {
  readonly server: string;
  readonly action: ApiAction;
  /** The body of the server's reply; where there is one, what client-node throws is about it, of whatever class it is. */
  readonly reply: string | null;
  /** Path and body of the request: a name that they do not have is not repeated. */
  readonly asked: string;
  /** The secrets that the request carried: a server that repeats one of them is not quoted. */
  readonly sent: readonly Secret[];
}

/**
 * What a failed call amounts to, told by the reply's status and `details`; its message is quoted, and says no more than who
 * refused. Unknown errors are thrown on.
 */
export function explainFailure(error: unknown, { server, action, reply, asked, sent }: FailedCall): AppError {
  if (error instanceof TransportFailure) return error.failure;
  const exception = exceptionSchema.safeParse(error);
  if (!exception.success) {
    if (reply !== null) return { code: 'api-bad-reply', server };
    throw error;
  }
  const { code, headers } = exception.data;
  // Not what client-node read of it: of a 401 that is nothing.
  const parsed = statusSchema.safeParse(reply === null ? undefined : parse(reply));
  const words = parsed.success ? clusterWords(parsed.data.message, sent) : null;
  const said = words === null ? {} : { said: words };
  const refusal = words === null || !parsed.success ? null : whoRefused(parsed.data.message);
  if (refusal !== null && refusal.kind !== 'not-allowed') {
    const refuser = clusterWords(refusal.name, sent) ?? '';
    return refusal.kind === 'denied'
      ? { code: 'api-denied', action, status: code, by: refusal.by, name: refuser, ...said }
      : { code: 'api-webhook-failed', action, name: refuser, ...said };
  }
  if (code >= 500) return { code: 'api-server-error', server, status: code, ...said };
  if (code === 429) {
    const retryAfter = retryAfterSchema.safeParse(headers['retry-after']);
    return { code: 'api-busy', server, seconds: retryAfter.data ?? null, ...said };
  }
  if (code === 401) return { code: 'api-unauthorized', server, ...said };
  if (!parsed.success) return { code: 'api-bad-reply', server };
  const lacksRight = refusal !== null || parsed.data.message === '';
  return ofStatus(code, parsed.data, { action, lacksRight, asked, sent, said });
}

function ofStatus(
  code: number,
  { reason, details }: Status,
  {
    action,
    lacksRight,
    asked,
    sent,
    said,
  }: Pick<FailedCall, 'action' | 'asked' | 'sent'> & {
    readonly lacksRight: boolean;
    readonly said: { readonly said?: string };
  },
): AppError {
  const name = asked.includes(details.name) ? (clusterWords(details.name, sent) ?? '') : '';
  const object = { kind: name === '' ? '' : details.kind, name };
  switch (code) {
    case 403:
      return lacksRight
        ? { code: 'api-forbidden', action, ...said }
        : { code: 'api-denied', action, status: code, by: null, name: '', ...said };
    case 404:
      return { code: 'api-not-found', ...object, ...said };
    case 409:
      return { code: 'api-conflict', ...object, ...said };
    default:
      return { code: 'api-refused', status: code, reason, ...said };
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
