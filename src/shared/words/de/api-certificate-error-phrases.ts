import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const apiCertificateErrorInGerman: Phrases['apiCertificateError'] = {
  problem: {
    untrusted: (server) =>
      `${server} legt ein Zertifikat vor, das nicht von der CA des Clusters signiert ist. Es wurde nichts dorthin gesendet.`,
    expired: (server) =>
      `${server} legt ein Zertifikat vor, das abgelaufen ist oder dessen CA abgelaufen ist. Es wurde nichts dorthin gesendet.`,
    'not-yet': (server) =>
      `${server} legt ein Zertifikat vor, das noch nicht gültig ist oder dessen CA es noch nicht ist. Es wurde nichts dorthin gesendet.`,
    'wrong-name': (server) =>
      `${server} legt ein Zertifikat vor, das nicht für diese Adresse gilt. Es wurde nichts dorthin gesendet.`,
    'wrong-name-elsewhere': (server) =>
      `${server} legt ein Zertifikat vor, das nicht für diese Adresse gilt. Es wurde nichts dorthin gesendet.`,
    unfit: (server) =>
      `${server} legt ein Zertifikat vor, das nicht für einen Server bestimmt ist oder über das hinausgeht, was seine CA erlaubt. Es wurde nichts dorthin gesendet.`,
    'key-usage': (server) =>
      `${server} legt ein Zertifikat vor, dessen Schlüsselverwendung digitalSignature nicht enthält; das TLS von Keyfob (das von Chromium) verlangt dies. Es wurde nichts dorthin gesendet.`,
  },
  remedy: {
    untrusted:
      'Vergewissern Sie sich, dass dies Ihr Cluster ist; wurde seine CA erneuert, versuchen Sie es erneut, sobald client.config die neue enthält.',
    expired:
      'Sehen Sie unter „Zertifikate“ nach, welches es ist und was es erneuert, und versuchen Sie es dann erneut.',
    'wrong-name': 'Erneuern Sie das Serverzertifikat, und versuchen Sie es dann erneut.',
    'wrong-name-elsewhere':
      'Es stammt nicht von MicroK8s: Lassen Sie dort, wo es ausgestellt wurde, eines ausstellen, das für die Adresse gilt, und versuchen Sie es dann erneut.',
    unfit:
      'Lassen Sie dort, wo es ausgestellt wurde, eines für einen Server ausstellen (Extended Key Usage serverAuth), und versuchen Sie es dann erneut.',
    'key-usage':
      'Lassen Sie dort, wo es ausgestellt wurde, eines mit der Schlüsselverwendung digitalSignature ausstellen, wie sie auch die Zertifikate von MicroK8s haben, und versuchen Sie es dann erneut.',
  },
  expired: {
    own: (server, at) =>
      `${server} legt ein Zertifikat vor, das am ${at} abgelaufen ist. Es wurde nichts dorthin gesendet.`,
    between: (server, at) =>
      `${server} legt ein Zertifikat vor, dessen Zwischen-CA am ${at} abgelaufen ist. Es wurde nichts dorthin gesendet.`,
    ca: (server, at) =>
      `${server} legt ein Zertifikat der Cluster-CA vor, die am ${at} abgelaufen ist. Es wurde nichts dorthin gesendet.`,
  },
  notYet: {
    own: (server, at, now) =>
      `${server} legt ein Zertifikat vor, das erst ab ${at} gültig ist; die Uhr dieses Rechners zeigt ${now}. Es wurde nichts dorthin gesendet.`,
    between: (server, at, now) =>
      `${server} legt ein Zertifikat vor, dessen Zwischen-CA erst ab ${at} gültig ist; die Uhr dieses Rechners zeigt ${now}. Es wurde nichts dorthin gesendet.`,
    ca: (server, at, now) =>
      `${server} legt ein Zertifikat der Cluster-CA vor, die erst ab ${at} gültig ist; die Uhr dieses Rechners zeigt ${now}. Es wurde nichts dorthin gesendet.`,
  },
  otherwise: {
    server: 'Andernfalls erneuern Sie das Serverzertifikat, und versuchen Sie es dann erneut.',
    elsewhere:
      'Andernfalls lassen Sie es dort erneuern, wo es ausgestellt wurde (es stammt nicht von MicroK8s), und versuchen Sie es dann erneut.',
    between:
      'Andernfalls setzen Sie ein Zertifikat mit gültiger Kette an seine Stelle, und versuchen Sie es dann erneut.',
    ca: 'Andernfalls erneuern Sie die CA: Wer eine Kopie einer kubeconfig hat, braucht dann eine neue.',
  },
};
