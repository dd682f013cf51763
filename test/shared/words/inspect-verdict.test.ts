import { describe, expect, it } from 'vitest';
import type { Acceptance, Inspection, Signature } from '../../../src/shared/contract/state/inspection.ts';
import {
  inspectVerdict,
  type InspectedFacts,
  type InspectVerdict,
  type SeenReach,
} from '../../../src/shared/words/inspect-verdict.ts';

const now = Date.UTC(2026, 10, 24, 12);
const minutes = (count: number) => now + count * 60_000;

const bound: Inspection = {
  kind: 'bound',
  masked: 'eyJhbG…abcdef',
  length: 900,
  problem: null,
  user: 'system:serviceaccount:home:robot',
  groups: [],
  namespace: 'home',
  expiry: { kind: 'at', at: minutes(14.4) },
  issuedAt: null,
  notBefore: null,
  contradiction: null,
  claims: [],
  omittedClaims: 0,
  duplicates: [],
  tokenFileError: null,
};
const legacy: Inspection = { ...bound, kind: 'legacy', expiry: { kind: 'never' } };
const ofTokenFile: Inspection = { ...bound, kind: 'static', user: 'admin', expiry: { kind: 'never' } };
const foreign: Inspection = { ...bound, kind: 'foreign', user: null, namespace: null };
const opaque: Inspection = { ...foreign, kind: 'opaque', problem: 'no-jwt', expiry: { kind: 'unknown' } };
const unreadable: Inspection = { ...opaque, kind: 'unreadable', problem: 'no-json' };
const beginning: Inspection = { ...foreign, kind: 'cut', expiry: { kind: 'unknown' } };
const expired: Inspection = { ...bound, expiry: { kind: 'at', at: minutes(-5) } };
const early: Inspection = { ...bound, notBefore: minutes(10) };
const unread = { code: 'file-unreadable', file: '/f', reason: 'not-permitted' } as never;

const origin = { askedAt: now, isSaved: false };
const invalid: Signature = { status: 'invalid', origin };
const cut: Signature = { status: 'cut', origin };
const unknownKey: Signature = { status: 'unknown-key', kid: 'k', origin };
const algorithm = (name: string): Signature => ({ status: 'refused-algorithm', algorithm: name });

const yes: Acceptance = {
  accepted: true,
  audiences: ['https://kubernetes.default.svc'],
  isValidElsewhere: false,
  user: 'system:serviceaccount:home:robot',
  checkedAt: now,
  objects: 'there',
};
const no: Acceptance = { ...yes, accepted: false, user: null };
const elsewhere: Acceptance = { ...no, isValidElsewhere: true, audiences: ['vault', 'ci\u202e'] };

const little: SeenReach = { everything: false, nothing: false, couldOutlast: false, isWhole: true };
const nothing: SeenReach = { ...little, nothing: true };
const lasting: SeenReach = { ...little, couldOutlast: true };
const everything: SeenReach = { ...lasting, everything: true };
const partly: SeenReach = { ...nothing, isWhole: false };

const signed: InspectedFacts = {
  inspection: bound,
  hasCluster: true,
  signature: { status: 'valid', origin },
  acceptance: 'unasked',
  reach: null,
};
const unsigned: InspectedFacts = { ...signed, signature: { status: 'unsigned' } };

type Case = readonly [string, Partial<InspectedFacts>, InspectVerdict['tone'], string];

const afterAnswer: readonly Case[] = [
  ['accepted', { acceptance: yes }, 'fine', 'Valid for 14 min at this cluster'],
  [
    'with few rights',
    { acceptance: yes, reach: little },
    'fine',
    'Valid for 14 min at this cluster; no way is known to keep it longer',
  ],
  [
    'without rights',
    { acceptance: yes, reach: nothing },
    'fine',
    'Valid for 14 min at this cluster; may do nothing; no way is known to keep it longer',
  ],
  ['with rules left out', { acceptance: yes, reach: partly }, 'fine', 'Valid for 14 min at this cluster'],
  [
    'that could be kept',
    { acceptance: yes, reach: lasting },
    'soon',
    'Valid for 14 min at this cluster; a thief could keep it',
  ],
  [
    'that may do everything',
    { acceptance: yes, reach: everything },
    'soon',
    'Valid for 14 min at this cluster; may do everything; a thief could keep it',
  ],
  [
    'accepted after its end',
    { inspection: expired, acceptance: yes, reach: nothing },
    'soon',
    'Still accepted by this cluster, whose clock is behind this machine’s; may do nothing; no way is known to keep it longer',
  ],
  [
    'for others',
    { acceptance: elsewhere },
    'soon',
    'Not for this API server: it is meant for vault and ci\\u{202e}',
  ],
  [
    'with its account gone',
    { acceptance: { ...no, objects: 'account-gone' } },
    'bad',
    'Revoked: its service account was deleted',
  ],
  [
    'with its account made again',
    { acceptance: { ...no, objects: 'account-remade' } },
    'bad',
    'Revoked: its service account was deleted and made again',
  ],
  [
    'with its Secret gone',
    { acceptance: { ...no, objects: 'secret-gone' } },
    'bad',
    'Revoked: the Secret that it needs was deleted',
  ],
  [
    'with its Secret made again',
    { inspection: legacy, acceptance: { ...no, objects: 'secret-remade' } },
    'bad',
    'Revoked: the Secret that it needs was deleted and made again',
  ],
  [
    'revoked a moment ago',
    { acceptance: { ...yes, objects: 'secret-gone' }, reach: everything },
    'bad',
    'Revoked: the Secret that it needs was deleted; the API server has yet to notice',
  ],
  ['refused at its end', { inspection: expired, acceptance: no }, 'bad', 'Expired 5 min ago'],
  ['refused', { acceptance: no }, 'bad', 'Refused by this cluster, which does not say why'],
  [
    'refused, with a pod at which nothing is looked',
    { acceptance: { ...no, objects: 'unknown' } },
    'bad',
    'Refused by this cluster, which does not say why',
  ],
  ['legacy', { inspection: legacy, acceptance: yes }, 'never', 'Never expires: a thief needs nothing more'],
  [
    'legacy, of an administrator',
    { inspection: legacy, acceptance: yes, reach: everything },
    'never',
    'Never expires and may do everything: a thief needs nothing more',
  ],
  [
    'legacy, refused',
    { inspection: legacy, acceptance: no },
    'bad',
    'Refused by this cluster, which does not say why',
  ],
  [
    'static',
    { ...unsigned, inspection: ofTokenFile, acceptance: { ...yes, objects: 'none' }, reach: everything },
    'never',
    'Never expires and may do everything: a thief needs nothing more',
  ],
  [
    'static, refused',
    { ...unsigned, inspection: ofTokenFile, acceptance: { ...no, objects: 'none' } },
    'bad',
    'Refused by this cluster, although its token file has it',
  ],
  [
    'without an account',
    { inspection: foreign, acceptance: yes },
    'fine',
    'Valid for 14 min at this cluster',
  ],
];

const cutOff =
  'This looks like a JWT that was cut off (its end is missing). Copy all of it, then paste it again.';

const beforeAnswer: readonly Case[] = [
  ['the beginning of one', { inspection: beginning, signature: invalid }, 'soon', cutOff],
  [
    'the beginning of one, without a cluster',
    { inspection: beginning, hasCluster: false, signature: 'failed' },
    'soon',
    cutOff,
  ],
  ['one whose signature is short for its key', { signature: cut }, 'soon', cutOff],
  [
    'one whose signature lacks a digit',
    { inspection: { ...unreadable, problem: 'no-base64' }, signature: cut },
    'soon',
    cutOff,
  ],
  ['a good one', {}, 'quiet', 'Signed by this cluster and good for 14 min, unless it was revoked'],
  ['an expired one', { inspection: expired }, 'bad', 'Expired 5 min ago'],
  [
    'one whose end is no date',
    { inspection: { ...bound, expiry: { kind: 'unreadable' } } },
    'bad',
    'Refused: its expiry is no date',
  ],
  ['a legacy one', { inspection: legacy }, 'never', 'Never expires: a thief needs nothing more'],
  [
    'a bound one without an end',
    { inspection: { ...bound, expiry: { kind: 'never' } } },
    'never',
    'Never expires: a thief needs nothing more',
  ],
  [
    'a static one',
    { ...unsigned, inspection: ofTokenFile },
    'never',
    'Never expires: a thief needs nothing more',
  ],
  [
    'one of no account',
    { inspection: foreign },
    'quiet',
    'Signed by this cluster, but for no service account',
  ],
  [
    'one that nobody answers about',
    { acceptance: 'failed' },
    'quiet',
    'Signed by this cluster; whether it is accepted cannot be asked now',
  ],
  [
    'an endless one that nobody answers about',
    { inspection: legacy, acceptance: 'failed' },
    'never',
    'Never expires; whether it is accepted cannot be asked now',
  ],
];

const notOwn: readonly Case[] = [
  ['still checked', { signature: 'checking' }, 'quiet', 'Checking who signed it…'],
  ['not checked', { signature: 'failed' }, 'soon', 'Not proven: its signature could not be checked'],
  [
    'without a cluster',
    { signature: 'failed', hasCluster: false },
    'soon',
    'Not proven: no cluster is open whose keys could tell who signed it',
  ],
  ['forged', { signature: invalid }, 'bad', 'Forged: do not trust what follows'],
  [
    'forged and expired',
    { inspection: expired, signature: invalid },
    'bad',
    'Forged: do not trust what follows',
  ],
  [
    'without a signature',
    { signature: algorithm('None') },
    'bad',
    'Not signed: anybody could have made it, so do not trust what follows',
  ],
  [
    'with one that anybody could have made',
    { signature: algorithm('HS256') },
    'bad',
    'Its signature proves nothing: do not trust what follows',
  ],
  [
    'of another cluster',
    { signature: unknownKey },
    'soon',
    'From another cluster, or forged: this one did not sign it',
  ],
  [
    'of another issuer',
    { inspection: foreign, signature: unknownKey },
    'soon',
    'From another issuer: this cluster did not sign it',
  ],
  [
    'encrypted',
    { ...unsigned, inspection: { ...unreadable, problem: 'encrypted' } },
    'quiet',
    'Encrypted: only its recipient can read it',
  ],
  ['damaged', { ...unsigned, inspection: unreadable }, 'bad', 'Damaged: no server accepts it like this'],
  [
    'no token',
    { ...unsigned, inspection: opaque },
    'quiet',
    'No token of this cluster and no JWT: nothing can be said about it',
  ],
  [
    'a word without a cluster',
    { ...unsigned, inspection: opaque, hasCluster: false },
    'quiet',
    'Nothing can be said about it: no cluster is open',
  ],
  [
    'a word, with a token file that cannot be read',
    { ...unsigned, inspection: { ...opaque, tokenFileError: unread } },
    'quiet',
    'Perhaps a static token: the token file could not be read',
  ],
];

describe('the verdict of an inspection', () => {
  it.each(afterAnswer)('once the cluster answered: %s', (_name, facts, tone, sentence) => {
    expect(inspectVerdict({ ...signed, ...facts }, now)).toEqual({ tone, sentence });
  });
  it.each(beforeAnswer)('before: %s', (_name, facts, tone, sentence) => {
    expect(inspectVerdict({ ...signed, ...facts }, now)).toEqual({ tone, sentence });
  });
  it.each(notOwn)('of one that stays here: %s', (_name, facts, tone, sentence) => {
    expect(inspectVerdict({ ...signed, ...facts }, now)).toEqual({ tone, sentence });
  });
  it.each(['unasked', no] as const)('of one whose time has not come', (acceptance) => {
    const { tone, sentence } = inspectVerdict({ ...signed, inspection: early, acceptance }, now);
    expect(tone).toBe('soon');
    expect(sentence).toMatch(/^Not yet valid: it counts in 10 min, from \d\d?:\d\d.* on$/);
  });
});
