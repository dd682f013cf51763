import { spoken } from '../language/spoken.ts';

const english = {
  problem: {
    untrusted: (server: string) =>
      `${server} shows a certificate that the cluster CA did not sign. Nothing was sent to it.`,
    expired: (server: string) =>
      `${server} shows a certificate that has expired, or whose CA has. Nothing was sent to it.`,
    'not-yet': (server: string) =>
      `${server} shows a certificate that is not valid yet, or whose CA is not. Nothing was sent to it.`,
    'wrong-name': (server: string) =>
      `${server} shows a certificate that does not cover this address. Nothing was sent to it.`,
    'wrong-name-elsewhere': (server: string) =>
      `${server} shows a certificate that does not cover this address. Nothing was sent to it.`,
    unfit: (server: string) =>
      `${server} shows a certificate that is not meant for a server, or that goes beyond what its CA allows. Nothing was sent to it.`,
    'key-usage': (server: string) =>
      `${server} shows a certificate whose key usage lacks digitalSignature, which Keyfob’s TLS (that of Chromium) requires. Nothing was sent to it.`,
  },
  remedy: {
    untrusted:
      'Make sure that this is your cluster; if its CA was renewed, try again once client.config has the new one.',
    expired: 'See under Certificates which one it is and what renews it, then try again.',
    'wrong-name': 'Renew the server certificate, then try again.',
    'wrong-name-elsewhere':
      'MicroK8s did not make it: whatever made it must issue one that covers the address. Then try again.',
    unfit: 'Have whatever made it issue one for a server (extended key usage serverAuth), then try again.',
    'key-usage':
      'Have whatever made it issue one with the key usage digitalSignature, which MicroK8s’ own have, then try again.',
  },
  expired: {
    own: (server: string, at: string) =>
      `${server} shows a certificate that expired on ${at}. Nothing was sent to it.`,
    between: (server: string, at: string) =>
      `${server} shows a certificate whose intermediate CA expired on ${at}. Nothing was sent to it.`,
    ca: (server: string, at: string) =>
      `${server} shows a certificate signed by the cluster CA, and that CA expired on ${at}. Nothing was sent to it.`,
  },
  notYet: {
    own: (server: string, at: string, now: string) =>
      `${server} shows a certificate that is not valid before ${at}; the clock of this machine says ${now}. Nothing was sent to it.`,
    between: (server: string, at: string, now: string) =>
      `${server} shows a certificate whose intermediate CA is not valid before ${at}; the clock of this machine says ${now}. Nothing was sent to it.`,
    ca: (server: string, at: string, now: string) =>
      `${server} shows a certificate signed by the cluster CA, and that CA is not valid before ${at}; the clock of this machine says ${now}. Nothing was sent to it.`,
  },
  /** After the sentence about a clock that may be wrong. */
  otherwise: {
    server: 'Otherwise renew the server certificate, then try again.',
    elsewhere: 'Otherwise have whatever made it renew it (that was not MicroK8s), then try again.',
    between: 'Otherwise put a certificate with a valid chain in its place, then try again.',
    ca: 'Otherwise renew the CA: then everybody who has a copy of a kubeconfig needs a new one.',
  },
};

/** Failures of the certificate that the API server shows. */
export const apiCertificateErrorPhrases = spoken('apiCertificateError', english);
