import { spoken } from '../language/spoken.ts';

const english = {
  table: {
    header: 'Header',
    claims: 'Claims',
    name: 'Name and meaning',
    value: 'Value',
    omitted: (count: number) => `${count} more claims are not shown.`,
  },
  /** What a field of the header or a claim says, by its dotted path. */
  explained: {
    header: {
      alg: 'Algorithm of the signature',
      kid: 'Which of the issuer’s keys signed it (key ID)',
      typ: 'Type of the token',
      cty: 'Type of what it carries',
      jku: 'Where the issuer says its keys are; never followed',
      jwk: 'A key that the token brings along; never trusted',
      x5c: 'Certificates that the token brings along; never trusted',
    },
    payload: {
      iss: 'Who issued it (issuer)',
      sub: 'Who it identifies (subject)',
      aud: 'Who is meant to accept it (audience)',
      exp: 'When it expires',
      iat: 'When it was issued',
      nbf: 'Not valid before',
      jti: 'Its own number; the API server’s audit log names it (JWT ID)',
      'kubernetes.io.namespace': 'Namespace of the service account',
      'kubernetes.io.serviceaccount.name': 'Name of the service account',
      'kubernetes.io.serviceaccount.uid': 'Which service account exactly: a re-made one has another UID',
      'kubernetes.io.secret.name': 'The Secret it is bound to: deleting that revokes it',
      'kubernetes.io.secret.uid': 'Which Secret exactly',
      'kubernetes.io.pod.name': 'The pod it is bound to: it ends with the pod',
      'kubernetes.io.pod.uid': 'Which pod exactly',
      'kubernetes.io.node.name': 'The node it is bound to',
      'kubernetes.io.node.uid': 'Which node exactly',
      'kubernetes.io.warnafter': 'When its use starts to be logged as too old',
      'kubernetes.io/serviceaccount/namespace': 'Namespace of the service account',
      'kubernetes.io/serviceaccount/service-account.name': 'Name of the service account',
      'kubernetes.io/serviceaccount/service-account.uid':
        'Which service account exactly: a re-made one has another UID',
      'kubernetes.io/serviceaccount/secret.name':
        'The Secret that holds this token in plain text: deleting that revokes it',
    },
    other: 'Not one of the standard fields',
    noDate: (meaning: string) => `${meaning}; this is no date`,
  },
};

/** The header and the claims of a token. */
export const claimPhrases = spoken('claim', english);
