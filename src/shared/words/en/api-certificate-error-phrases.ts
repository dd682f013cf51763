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
      `${server} shows a certificate that is not for a server, or not in the way that its CA allows. Nothing was sent to it.`,
    'key-usage': (server: string) =>
      `${server} shows a certificate whose key usage leaves out digitalSignature, which Keyfob’s TLS (Chromium’s) asks for. Nothing was sent to it.`,
  },
  remedy: {
    untrusted:
      'Make sure that this is your cluster; if its CA was renewed, try again once client.config has the new one.',
    expired: 'Look under Certificates which one it is and what renews it, then try again.',
    'wrong-name': 'Renew the server certificate, then try again.',
    'wrong-name-elsewhere':
      'Have whatever made it, which is not MicroK8s, make one that covers the address, then try again.',
    unfit: 'Have whatever made it make one for a server (extended key usage serverAuth), then try again.',
    'key-usage':
      'Have whatever made it make one with the key usage digitalSignature, as MicroK8s’ own have, then try again.',
  },
  expired: {
    own: (server: string, at: string) =>
      `${server} shows a certificate that expired on ${at}. Nothing was sent to it.`,
    between: (server: string, at: string) =>
      `${server} shows a certificate whose intermediate CA expired on ${at}. Nothing was sent to it.`,
    ca: (server: string, at: string) =>
      `${server} shows a certificate of the cluster’s CA, which expired on ${at}. Nothing was sent to it.`,
  },
  notYet: {
    own: (server: string, at: string, now: string) =>
      `${server} shows a certificate that is not valid before ${at}; this machine says ${now}. Nothing was sent to it.`,
    between: (server: string, at: string, now: string) =>
      `${server} shows a certificate whose intermediate CA is not valid before ${at}; this machine says ${now}. Nothing was sent to it.`,
    ca: (server: string, at: string, now: string) =>
      `${server} shows a certificate of the cluster’s CA, which is not valid before ${at}; this machine says ${now}. Nothing was sent to it.`,
  },
  /** After the sentence about a clock that may be wrong. */
  otherwise: {
    server: 'Otherwise renew the server certificate, then try again.',
    elsewhere: 'Otherwise renew it with whatever made it, which is not MicroK8s, then try again.',
    between: 'Otherwise put a certificate with a valid chain in its place, then try again.',
    ca: 'Otherwise renew the CA: whoever has a copy of a kubeconfig needs a new one then.',
  },
};

/** Failures of the certificate that the API server shows. */
export const apiCertificateErrorPhrases = spoken('apiCertificateError', english);
