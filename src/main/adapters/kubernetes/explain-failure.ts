import * as z from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { TransportFailure } from './transport-failure.ts';

const exceptionSchema = z.object({
  code: z.int(),
  body: z.unknown(),
  headers: z.record(z.string(), z.string()).default({}),
});
/** Whole seconds; a date, which Kubernetes never sends, counts as none, and so does what no one would wait for. */
const retryAfterSchema = z.coerce.number().int().min(0).max(86_400);

/** People read it in a sentence. */
const name = z.string().max(300).default('');

const statusSchema = z.object({
  reason: name,
  details: z.object({ kind: name, name }).default({ kind: '', name: '' }),
});

/** A call to explain; `action` completes "not allowed to …". */
export interface FailedCall {
  readonly server: string;
  readonly action: string;
  /** Whether the server had replied: then what client-node throws is about the reply, of whatever class it is. */
  readonly isAnswered: boolean;
}

/** What a failed call amounts to, told by the reply's status and `details`, never by its message; unknown errors are thrown on. */
export function explainFailure(error: unknown, { server, action, isAnswered }: FailedCall): AppError {
  if (error instanceof TransportFailure) return error.failure;
  const exception = exceptionSchema.safeParse(error);
  if (!exception.success) {
    if (isAnswered) return { code: 'api-bad-reply', server };
    throw error;
  }
  const { code, body, headers } = exception.data;
  const parsed = statusSchema.safeParse(typeof body === 'string' ? parse(body) : body);
  if (code >= 500) return { code: 'api-server-error', server, status: code };
  if (code === 429) {
    const retryAfter = retryAfterSchema.safeParse(headers['retry-after']);
    return { code: 'api-busy', server, seconds: retryAfter.data ?? null };
  }
  if (code === 401) return { code: 'api-unauthorized', server };
  if (!parsed.success) return { code: 'api-bad-reply', server };
  const { reason, details } = parsed.data;
  switch (code) {
    case 403:
      return { code: 'api-forbidden', action };
    case 404:
      return { code: 'api-not-found', ...details };
    case 409:
      return { code: 'api-conflict', ...details };
    default:
      return { code: 'api-refused', status: code, reason };
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
