import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { TryOut } from '../../../shared/contract/state/inspection.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { ClusterAddress } from '../../core/ports/cluster-api.ts';
import type { Secret } from '../../core/ports/secret.ts';
import { explainCertificate } from './explain-certificate.ts';
import { TransportFailure } from './transport-failure.ts';

/** One pod is enough: the rest is counted by the API server. */
const path = '/api/v1/pods?limit=1';

const listSchema = z.object({
  metadata: z.object({ remainingItemCount: z.int().min(0).default(0) }),
  items: z.array(z.object({})).max(1).nullable(),
});

/**
 * Lists pods over a connection of its own, as the bearer of the token and nobody else; `closed` ends it. A refusal is an
 * answer; it fails with `api-bad-reply` for one that is no list, and where the server cannot be reached or trusted.
 */
export async function tryToken(
  address: ClusterAddress,
  token: Secret,
  deadlineMs: number,
  closed: AbortSignal,
  onReply: () => void,
): Promise<Result<TryOut, AppError>> {
  const { createTransport } = await import('./transport.ts');
  const transport = createTransport({ ...address, credential: { kind: 'static-token', token } }, deadlineMs);
  closed.addEventListener('abort', transport.close);
  if (closed.aborted) transport.close();
  const began = performance.now();
  try {
    const headers = { accept: 'application/json' };
    const { status, body } = await transport.send({ method: 'GET', path, headers, body: undefined });
    const milliseconds = performance.now() - began;
    onReply();
    if (status !== 200) return ok({ status, milliseconds, pods: null });
    const list = listSchema.parse(JSON.parse(body));
    return ok({ status, milliseconds, pods: (list.items?.length ?? 0) + list.metadata.remainingItemCount });
  } catch (error) {
    if (error instanceof TransportFailure)
      return fail(await explainCertificate(error.failure, address, deadlineMs));
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return fail({ code: 'api-bad-reply', server: address.server });
    throw error;
  } finally {
    closed.removeEventListener('abort', transport.close);
    transport.close();
  }
}
