import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Tokens',
  make: 'New token…',
  tabs: { saved: 'Kept here', legacy: 'Legacy tokens', nodes: 'Agent tokens' },
  noCluster: {
    looking: 'Looking for your cluster…',
    notOpen: 'No cluster is open, so there are no tokens to show.',
  },
  empty: {
    none: 'No tokens are kept.',
    whatIsSaved:
      'A token that you make or copy is kept in the keyring of this desktop until it expires, so that the next copy needs no new one.',
    unknown: 'Keyfob cannot tell whether any tokens are kept.',
    inMemory: 'What you make or copy now is kept in memory only, until Keyfob quits.',
    copyFresh: 'Copy fresh token',
  },
  list: {
    name: 'Kept tokens',
    account: 'Service account',
    purpose: 'Purpose',
    issued: 'Issued',
    expires: 'Expires',
    state: 'State',
    minted: <Piece>(until: Piece): Pieces<Piece> => ['Minted, valid until ', until, '.'],
    hint: 'Pick a token to copy, renew or revoke it, and to see those that it renewed.',
  },
  /** The little marks beside the state. */
  marks: { renewsItself: 'Renews automatically', stopped: 'Automatic renewal stopped after three failures' },
  history: {
    title: (renewals: number) =>
      renewals === 0 ? 'Renewals' : renewals === 1 ? 'Renewed once' : `Renewed ${renewals} times`,
    stillValid: (count: number) =>
      count === 1
        ? 'The one before is still valid: whoever has a copy can use it until it expires or you revoke it.'
        : `${count} earlier ones are still valid: whoever has a copy can use it until it expires or you revoke it.`,
    issuedUntil: <Piece>(issued: Piece, until: Piece): Pieces<Piece> => [
      'Issued ',
      issued,
      ', valid until ',
      until,
    ],
    issuedGone: <Piece>(issued: Piece): Pieces<Piece> => ['Issued ', issued, ', no longer kept'],
  },
  /** A token as a person tells it from others. */
  name: (account: string, purpose: string, issuedAt: string) => `${account}, ${purpose}, issued ${issuedAt}`,
  forDashboards: 'Dashboards',
  places: {
    keyring: 'In the keyring',
    saving: 'Being saved',
    memory: 'In memory only',
  },
  revocations: {
    refused: 'Refused by the cluster',
    young: 'Revoked, taking effect',
    unconfirmed: 'Revoked, not confirmed',
  },
  facts: {
    saved: 'Kept',
    renewal: 'Renewal',
    audience: 'Audience',
    number: 'Token number (JWT ID)',
    granted: (granted: string, wanted: string) => `Granted ${granted}, asked for ${wanted}`,
  },
  copy: 'Copy',
  inspect: 'Inspect',
  renew: {
    action: 'Renew',
    byItself: 'Renew automatically',
    byItselfHelp: 'After two thirds of its lifetime. The old token stays valid until it expires.',
    stopped:
      'Keyfob failed to renew it three times and stopped. Renew it by hand to see why, or switch it on again.',
    done: <Piece>(until: Piece): Pieces<Piece> => [
      'Renewed, valid until ',
      until,
      '. The one before is still valid, see below.',
    ],
  },
  revoke: {
    open: 'Revoke…',
    openOf: (issued: string) => `Revoke the one issued ${issued}…`,
    title: 'Revoke this token?',
    titleOfShared: 'Revoke all tokens of the tray?',
    action: 'Revoke',
    alone:
      'The Secret that this token is bound to is deleted. The cluster refuses the token at once, or within about 10 seconds where it was just used. No other token is touched.',
    shared:
      'All tokens that the tray copied on this machine are bound to one Secret. Deleting it ends all of them: whoever is logged in with one must log in anew. The next copy makes a new one.',
    impossible: (account: string) =>
      `This token was made without a Secret of its own, so it cannot be revoked by itself. It ends when it expires, or when the service account ${account} is deleted, which ends all tokens of that account.`,
    /** Where renewals left more than one valid: how many, and which of them are meant. */
    several: {
      title: (count: number) => `Revoke ${count} tokens?`,
      why: (count: number) =>
        `${count} tokens of this entry are valid: renewing one leaves the one before valid until it expires.`,
      which: 'Which of them?',
      all: (count: number) => `All ${count}`,
      allHelp:
        'The Secrets that they are bound to are deleted. The cluster refuses each of them at once, or within about 10 seconds where it was just used.',
      one: (issued: string) => `Only the newest, issued ${issued}`,
      oneHelp: (others: number) =>
        others === 1
          ? 'The one before it stays valid, and takes its place in the list.'
          : `The ${others} before it stay valid, and the newest of them takes its place in the list.`,
      rest: 'Revoke the rest',
      left: (revoked: number, issued: string) => `${revoked} revoked. Still valid: issued ${issued}.`,
      done: (count: number) =>
        count === 0
          ? 'There was nothing left to revoke: no token of this entry is valid any more.'
          : count === 1
            ? 'Revoked: one token. No other of this entry is valid any more.'
            : `Revoked: all ${count} tokens of this entry.`,
    },
    done: (issued: string) => `Revoked: the token issued ${issued}.`,
    othersLeft: 'One issued before is still valid and takes its place here.',
    checkAgain: 'Check again',
  },
  forget: {
    open: 'Forget…',
    title: 'Forget this token?',
    action: 'Forget',
    valid: (until: string) =>
      `It is removed from the keyring, and stays valid until ${until}: whoever has a copy can use it until then.`,
    revoked: 'It is removed from the keyring and from this list. It was revoked already.',
    withOthers: (count: number) =>
      count === 1
        ? 'The one that it renewed is forgotten with it, and stays valid until it expires, too.'
        : `The ${count} that it renewed are forgotten with it, and stay valid until they expire, too.`,
    done: (account: string, purpose: string) => `Forgotten: ${account}, ${purpose}.`,
  },
};

/** The screen of the tokens, and a kept one wherever it is shown. */
export const tokenPhrases = spoken('token', english);
