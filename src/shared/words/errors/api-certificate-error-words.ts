import { formatExactTime } from '../text/format-time.ts';
import type { Words } from './words.ts';
import type { apiCertificateErrors } from '../../contract/errors/api-certificate-errors.ts';

const certificateProblems = {
  untrusted: 'shows a certificate that the cluster CA did not sign',
  expired: 'shows a certificate that has expired, or whose CA has',
  'not-yet': 'shows a certificate that is not valid yet, or whose CA is not',
  'wrong-name': 'shows a certificate that does not cover this address',
  'wrong-name-elsewhere': 'shows a certificate that does not cover this address',
  unfit: 'shows a certificate that is not for a server, or not in the way that its CA allows',
  'key-usage':
    'shows a certificate whose key usage leaves out digitalSignature, which Keyfob’s TLS (Chromium’s) asks for',
} as const;

/** What to do about what is not valid yet. */
export const checkClock = {
  remedy: 'Check the clock of this machine; if it is right, wait until then. Renewing changes nothing.',
  command: 'timedatectl',
} as const;

const certificateRemedies = {
  untrusted: {
    remedy:
      'Make sure that this is your cluster; if its CA was renewed, try again once client.config has the new one.',
  },
  expired: { remedy: 'Look under Certificates which one it is and what renews it, then try again.' },
  'not-yet': checkClock,
  'wrong-name': {
    remedy: 'Renew the server certificate, then try again.',
    command: 'sudo microk8s refresh-certs -e server.crt',
  },
  'wrong-name-elsewhere': {
    remedy: 'Have whatever made it, which is not MicroK8s, make one that covers the address, then try again.',
  },
  unfit: {
    remedy: 'Have whatever made it make one for a server (extended key usage serverAuth), then try again.',
  },
  'key-usage': {
    remedy:
      'Have whatever made it make one with the key usage digitalSignature, as MicroK8s’ own have, then try again.',
  },
} as const;

const shown = {
  server: 'shows a certificate that',
  elsewhere: 'shows a certificate that',
  between: 'shows a certificate whose intermediate CA',
  ca: 'shows a certificate of the cluster’s CA, which',
} as const;

/** A sentence before a renewal; `seenAt` is what the clock said. */
export const ifClockIsRight = (seenAt: number) =>
  `This machine says ${formatExactTime(seenAt)}: if that is wrong, set its clock and renew nothing.`;

/** Renews the CA of the cluster. */
export const renewAuthority = 'sudo microk8s refresh-certs -e ca.crt';

const renewals = {
  server: (seenAt: number) => ({
    remedy: `${ifClockIsRight(seenAt)} Otherwise renew the server certificate, then try again.`,
    command: 'sudo microk8s refresh-certs -e server.crt',
  }),
  elsewhere: (seenAt: number) => ({
    remedy: `${ifClockIsRight(seenAt)} Otherwise renew it with whatever made it, which is not MicroK8s, then try again.`,
  }),
  between: (seenAt: number) => ({
    remedy: `${ifClockIsRight(seenAt)} Otherwise put a certificate with a valid chain in its place, then try again.`,
  }),
  ca: (seenAt: number) => ({
    remedy: `${ifClockIsRight(seenAt)} Otherwise renew the CA: whoever has a copy of a kubeconfig needs a new one then.`,
    command: renewAuthority,
  }),
} as const;

/** The words of these failures. */
export const apiCertificateErrorWords: Words<typeof apiCertificateErrors> = {
  'api-certificate': (error) => ({
    message: `${error.server} ${certificateProblems[error.problem]}. Nothing was sent to it.`,
    ...certificateRemedies[error.problem],
    action: 'retry',
  }),
  'api-certificate-dates': ({ server, which, problem, at, seenAt }) => ({
    message:
      problem === 'not-yet'
        ? `${server} ${shown[which]} is not valid before ${formatExactTime(at)}; this machine says ${formatExactTime(seenAt)}. Nothing was sent to it.`
        : `${server} ${shown[which]} expired on ${formatExactTime(at)}. Nothing was sent to it.`,
    ...(problem === 'not-yet' ? checkClock : renewals[which](seenAt)),
    action: 'retry',
  }),
};
