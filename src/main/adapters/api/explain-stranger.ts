import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { ClusterAddress } from '../../core/ports/cluster-api.ts';
import { createServerCertificate } from './server-certificate.ts';

/** Says of a server that the cluster's CA did not verify whether another CA of client.config does; any other failure as it is. */
export async function explainStranger(
  failure: AppError,
  { server, strangers }: ClusterAddress,
  deadlineMs: number,
): Promise<AppError> {
  const isUntrusted = failure.code === 'api-certificate' && failure.problem === 'untrusted';
  if (!isUntrusted || strangers.length === 0) return failure;
  const stranger = await createServerCertificate(deadlineMs).whichVerifies(server, strangers);
  return stranger.ok ? { code: 'authority-second', server, key: stranger.value.key } : failure;
}
