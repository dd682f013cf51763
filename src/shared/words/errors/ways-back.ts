import { formatExactTime } from '../text/format-time.ts';
import type { Known } from '../known/known.ts';
import { checkClock, ifClockIsRight, renewAuthority } from './api-certificate-error-words.ts';
import { findKubeconfigs, readLog } from './commands.ts';

/** How an API server that nobody reaches comes back. */
export function wayBack(
  reason: 'refused' | 'cut' | 'unknown-host' | 'no-route',
  { halted, breaksStart, brokenCertificate }: Known,
): { readonly remedy: string; readonly command?: string } {
  if (reason === 'unknown-host')
    return { remedy: 'Check the server address in client.config, and what this machine asks for names.' };
  if (reason === 'no-route')
    return { remedy: 'Check the server address in client.config, and the network of this machine.' };
  if (halted === 'stopped')
    return { remedy: 'MicroK8s was stopped: start it, then try again.', command: 'microk8s start' };
  if (halted === 'low-memory')
    return {
      remedy:
        'MicroK8s keeps its control plane off here, because this machine has too little memory: give it more, or start MicroK8s with --disable-low-memory-guard.',
      command: 'free --human',
    };
  const cause = breaksStart ?? brokenCertificate;
  return cause === null
    ? { remedy: 'Look in the log of kubelite why it does not run, then try again.', command: readLog }
    : { remedy: `This is the likely cause: ${cause.message} ${cause.remedy}`, command: readLog };
}

/** How client.config is accepted again. */
export function wayIn({ own, breaksStart, locksOut, uncompared }: Known): {
  readonly remedy: string;
  readonly command?: string;
} {
  if (own === null)
    return { remedy: 'Look whether client.config is the one of this cluster, then try again.' };
  if (own.kind === 'static-token') {
    const cause = breaksStart ?? locksOut;
    if (cause !== null) return { remedy: `This is the likely cause: ${cause.message} ${cause.remedy}` };
    if (uncompared !== null)
      return {
        remedy: `Whether the token file has the token of client.config could not be found out. ${uncompared.message} ${uncompared.remedy}`,
      };
    return {
      remedy:
        'The token file has the token of client.config, and the API server has not read it yet: restart it, then try again.',
      command: 'sudo snap restart microk8s.daemon-kubelite',
    };
  }
  switch (own.state) {
    case 'expired':
      return {
        remedy: `Its client certificate expired on ${formatExactTime(own.at)}. ${ifClockIsRight(own.seenAt)} Otherwise renew it with the CA: every copy of a kubeconfig must be exported again, and other nodes must leave and rejoin.`,
        command: renewAuthority,
      };
    case 'not-yet':
      return {
        ...checkClock,
        remedy: `Its client certificate is not valid before ${formatExactTime(own.at)}, and this machine says ${formatExactTime(own.seenAt)}. ${checkClock.remedy}`,
      };
    case 'foreign':
      return {
        remedy:
          'The CA of this cluster did not sign its client certificate: restore the client.config that MicroK8s made. This lists the copies that are there.',
        command: findKubeconfigs,
      };
    case 'fine':
      return {
        remedy:
          'Its client certificate is in its time: look which CA --client-ca-file in args/kube-apiserver names, then try again.',
      };
  }
}
