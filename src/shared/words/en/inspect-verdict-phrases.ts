import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Verdict',
  checking: 'Checking who signed it…',
  opaque: {
    unknown: 'No token of this cluster and no JWT: nothing can be said about it',
    withoutCluster: 'Nothing can be said about it: no cluster is open',
    withoutTokenFile: 'Perhaps a static token: the token file could not be read',
  },
  encrypted: 'Encrypted: only its recipient can read it',
  cutOff: 'This looks like a JWT that was cut off (its end is missing). Copy all of it, then paste it again.',
  damaged: 'Damaged: no server accepts it like this',
  withoutCluster: 'Not proven: no cluster is open whose keys could tell who signed it',
  unchecked: 'Not proven: its signature could not be checked',
  forged: 'Forged: do not trust what follows',
  unsigned: 'Not signed: anybody could have made it, so do not trust what follows',
  provesNothing: 'Its signature proves nothing: do not trust what follows',
  ofOtherCluster: 'From another cluster, or forged: this one did not sign it',
  ofOtherIssuer: 'From another issuer: this cluster did not sign it',
  unreadableExpiry: 'Refused: its expiry is no date',
  expired: (ago: string) => `Expired ${ago}`,
  notYetValid: (ahead: string, moment: string) => `Not yet valid: it counts ${ahead}, from ${moment} on`,
  notForHere: (audiences: readonly string[]) =>
    `Not for this API server: it is meant for ${audiences.join(' and ')}`,
  revoked: {
    'account-gone': 'Revoked: its service account was deleted',
    'account-remade': 'Revoked: its service account was deleted and made again',
    'secret-gone': 'Revoked: the Secret that it needs was deleted',
    'secret-remade': 'Revoked: the Secret that it needs was deleted and made again',
  },
  /** Of a revoked one that is still accepted. */
  yetToNotice: (revoked: string) => `${revoked}; the API server has yet to notice`,
  refused: 'Refused by this cluster, which does not say why',
  refusedStatic: 'Refused by this cluster, although its token file has it',
  /** Signed by the cluster, which was not asked. */
  signed: {
    until: (left: string) => `Signed by this cluster and good for ${left}, unless it was revoked`,
    noAccount: 'Signed by this cluster, but for no service account',
  },
  unanswered: 'Signed by this cluster; whether it is accepted cannot be asked now',
  never: {
    alone: 'Never expires: a thief needs nothing more',
    everything: 'Never expires and may do everything: a thief needs nothing more',
    unanswered: 'Never expires; whether it is accepted cannot be asked now',
  },
  valid: {
    until: (left: string) => `Valid for ${left} at this cluster`,
    /** Its time is over by the clock of this machine. */
    clocksDiffer: 'Still accepted by this cluster, whose clock is behind this machine’s',
    everything: 'may do everything',
    nothing: 'may do nothing',
    couldOutlast: 'a thief could keep it',
    endsWithIt: 'no way is known to keep it longer',
    /** One sentence of these. */
    together: (parts: readonly string[]) => parts.join('; '),
  },
  contradiction: {
    /** Of a token of TokenRequest. */
    bound: (subject: string, account: string) =>
      `Its claims contradict each other: “sub” names ${subject}, “kubernetes.io” names ${account}. The API server goes by the second.`,
    legacy: (subject: string, account: string) =>
      `Its claims contradict each other: “sub” names ${subject}, those of its Secret name ${account}. The API server refuses such a token.`,
  },
};

/** What comes of an inspection, in one sentence. */
export const inspectVerdictPhrases = spoken('inspectVerdict', english);
