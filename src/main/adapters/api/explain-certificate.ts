import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { ClusterAddress } from '../../core/ports/cluster-api.ts';
import { pemBlocks } from '../../core/files/certificates/read-pem.ts';
import { createCertificates } from '../x509/certificates.ts';
import { createServerCertificate } from './server-certificate.ts';

/** Says of a server whose certificate was refused for its dates which one of its chain that was, and of one that the CA did not verify whether another does; any other failure as it is. */
export async function explainCertificate(
  failure: AppError,
  address: ClusterAddress,
  deadlineMs: number,
): Promise<AppError> {
  if (failure.code !== 'api-certificate') return failure;
  const { problem } = failure;
  const { server, authorityPem, servesOwn } = address;
  if (problem === 'untrusted') return explainStranger(failure, address, deadlineMs);
  if (problem === 'wrong-name') return servesOwn ? failure : { ...failure, problem: 'wrong-name-elsewhere' };
  if (problem !== 'expired' && problem !== 'not-yet') return failure;
  const shown = await createServerCertificate(deadlineMs).see(server);
  if (!shown.ok) return failure;
  const seenAt = Date.now();
  const datesIn = (pem: string, which: (at: number) => Which) =>
    pemBlocks(pem).flatMap((block, at) => {
      const facts = certificates.read(block);
      if (facts === null) return [];
      const { notBefore, notAfter } = facts;
      const isIt = problem === 'expired' ? notAfter <= seenAt : notBefore > seenAt;
      return isIt ? [{ which: which(at), at: problem === 'expired' ? notAfter : notBefore }] : [];
    });
  const chained = `${shown.value}\n${authorityPem}`;
  const authorities = pemBlocks(authorityPem).filter(
    (each) => certificates.chain(chained, each) !== 'broken',
  );
  // While the CA is not valid nothing below it helps; one that vouches for nothing of what is shown changes nothing.
  const [first] = [
    ...datesIn(authorities.join('\n'), () => 'ca'),
    ...datesIn(shown.value, (at) => (at > 0 ? 'between' : servesOwn ? 'server' : 'elsewhere')),
  ];
  return first === undefined ? failure : { code: 'api-certificate-dates', server, problem, seenAt, ...first };
}

/** Says of a server that the cluster's CA did not verify whether another CA of client.config does; any other failure as it is. */
async function explainStranger(
  failure: AppError,
  { server, strangers }: ClusterAddress,
  deadlineMs: number,
): Promise<AppError> {
  const isUntrusted = failure.code === 'api-certificate' && failure.problem === 'untrusted';
  if (!isUntrusted || strangers.length === 0) return failure;
  const stranger = await createServerCertificate(deadlineMs).whichVerifies(server, strangers);
  return stranger.ok ? { code: 'authority-second', server, key: stranger.value.key } : failure;
}

type Which = Extract<AppError, { code: 'api-certificate-dates' }>['which'];

const certificates = createCertificates();
