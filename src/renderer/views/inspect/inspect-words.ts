import type {
  Acceptance,
  Inspection,
  JwtProblem,
  Signature,
} from '../../../shared/contract/state/inspection.ts';

const kindWords: Readonly<Record<Exclude<Inspection['kind'], 'opaque'>, string>> = {
  bound: 'Service account token, minted through TokenRequest',
  legacy: 'Legacy service account token: it comes from a Secret and never expires',
  static: 'Static token: a row of the cluster’s token file',
  foreign: 'A JWT, but no service account token',
  unreadable: 'This looks like a JWT, but cannot be read',
};

/** What kind of token it is, in plain words; without its token file nobody knows of a text that is no JWT. */
export function kindText({ kind, tokenFileError }: Inspection, hasCluster: boolean): string {
  if (kind !== 'opaque') return kindWords[kind];
  if (!hasCluster) return 'No JWT: only the cluster that issued it can tell what it is';
  return tokenFileError === null
    ? 'No JWT, and in no token file of this cluster: nothing can be told about it'
    : 'No JWT; whether it is a static token of this cluster is not known: its token file could not be read';
}

/** Why a token that is not known to be the cluster's own is not sent there. */
export function notAskedText(inspection: Inspection, signature: Signature | null): string {
  if (signature === null) return 'Not asked yet';
  return inspection.tokenFileError === null
    ? 'Not asked: this cluster did not issue it, so it stays here'
    : 'Not asked: whether this cluster issued it is not known, so it stays here';
}

/** Why a text is no readable JWT. */
export const problemWords: Readonly<Record<JwtProblem, string>> = {
  'no-jwt': 'It does not have the three parts of a JWT.',
  encrypted: 'It is encrypted (JWE): only whom it is meant for can read it.',
  'no-base64': 'One of its parts is not base64url: characters are missing or were changed.',
  'no-text': 'Header or claims are not UTF-8: it was changed, or no JWT library made it.',
  'no-json': 'Header or claims are not JSON: it was cut off or changed.',
  'no-object': 'Header or claims are JSON, but no object.',
  'too-deep': 'Its claims are nested deeper than any real token’s.',
  critical: 'Its header demands an extension (crit or b64), which no token of Kubernetes does.',
};

/** A verdict in a few words, and what it means. */
export interface SignatureVerdict {
  readonly tone: 'fine' | 'bad' | 'quiet';
  readonly short: string;
  readonly long: string;
}

/** The words of a signature. */
export function signatureVerdict(signature: Signature): SignatureVerdict {
  switch (signature.status) {
    case 'valid':
      return { tone: 'fine', short: 'Valid', long: 'One of this cluster’s keys signed it.' };
    case 'invalid':
      return {
        tone: 'bad',
        short: 'Invalid',
        long: 'It names a key of this cluster, but that key did not sign it: it was forged or changed.',
      };
    case 'unknown-key':
      return {
        tone: 'bad',
        short: 'Unknown key',
        long:
          signature.kid === null
            ? 'None of this cluster’s keys signed it: another issuer did, or it was changed.'
            : 'It names no key of this cluster: another cluster or another issuer signed it.',
      };
    case 'refused-algorithm':
      return {
        tone: 'bad',
        short: 'Proves nothing',
        long: /^none$/i.test(signature.algorithm)
          ? 'It is not signed (algorithm none): anybody could have made it.'
          : `Clusters do not sign with its algorithm, ${signature.algorithm}: nothing here can tell who made it.`,
      };
    case 'unsigned':
      return { tone: 'quiet', short: 'None', long: 'Only a JWT carries a signature.' };
  }
}

const objectWords: Readonly<Record<Acceptance['objects'], string>> = {
  none: '',
  there: 'Its service account and what it is bound to are still there.',
  unknown: '',
  'account-gone': 'Its service account was deleted.',
  'account-remade': 'Its service account was deleted and made again: the new one does not count.',
  'secret-gone': 'The Secret that it is bound to was deleted: it is revoked.',
  'secret-remade': 'The Secret that it is bound to was deleted and made again: it is revoked.',
};

/** The words of the API server's answer. */
export function acceptanceVerdict({ accepted, isValidElsewhere, objects }: Acceptance): SignatureVerdict {
  const isRevoked = !['none', 'there', 'unknown'].includes(objects);
  const rest = objectWords[objects];
  if (isValidElsewhere)
    return {
      tone: 'bad',
      short: 'No',
      long: 'It is valid, but for others: the API server and dashboards refuse it.',
    };
  if (!accepted) return { tone: 'bad', short: 'No', long: rest };
  return isRevoked
    ? { tone: 'bad', short: 'Yes, for up to 10 s more', long: `${rest} The API server has yet to notice.` }
    : { tone: 'fine', short: 'Yes', long: rest };
}
