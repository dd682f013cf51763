import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Inspect',
  another: 'Another token',
  choose: {
    help: 'Paste any token: a service account’s, a static one, or one of another issuer. It is decoded on this machine and forgotten when you leave. Only the cluster that issued it can be asked about it, and gets the token itself only when you ask it or try it out; then you also see what its bearer may do.',
    field: 'Token',
    show: 'Show what was typed',
    inspect: 'Inspect',
    saved: 'Or one that Keyfob keeps',
    newestOf: (total: number) => `The newest of ${total}; all of them are on the Tokens screen.`,
    anyText:
      'A file, a command or what it printed will do as well: Keyfob finds the token in it and forgets the rest.',
  },
  /** The tokens that were found in a pasted text. */
  found: {
    title: (count: number) => `Which of these ${count} tokens?`,
    help: 'The text holds more than one. Choose which to inspect; the others are forgotten then.',
    /** Of one alone, after where it was. */
    restForgotten: <Piece>(place: Piece): Pieces<Piece> => [
      'Found in what was pasted: ',
      place,
      '. The rest of the text was forgotten.',
    ],
    /** Of one that had a line of its own. */
    leftOut: 'What was pasted beside the token, or in the middle of it, was left out.',
    account: (namespace: string, name: string) => `${namespace}/${name}`,
    /** Its number in the text, where no account is named. */
    unnamed: (number: number) => `Token ${number}`,
    line: (place: string, line: number) => `${place}, line ${line}`,
    base64: (place: string) => `${place}, as base64`,
    place: {
      line: 'on a line of its own',
      text: 'amid other words',
      field: (name: string | null) => (name === null ? 'behind a name' : `at ${name}`),
      kubeconfig: (user: string | null) =>
        user === null ? 'user of a kubeconfig' : `user ${user} of a kubeconfig`,
      secret: (secret: string | null, key: string | null) =>
        [key === null ? '' : `${key} of `, 'a Secret', secret === null ? '' : ` named ${secret}`].join(''),
      'token-request': 'answer to a TokenRequest',
      'exec-credential': 'ExecCredential',
      'token-review': 'TokenReview',
      'token-file': (user: string | null) =>
        user === null ? 'row of a token file' : `row of ${user} in a token file`,
    },
  },
  reading: 'Reading…',
  token: 'Token',
  length: (characters: number) => `${characters} characters`,
  kind: {
    name: 'Kind',
    bound: 'Service account token, minted through TokenRequest',
    legacy: 'Legacy service account token: it comes from a Secret and never expires',
    static: 'Static token: a row of the cluster’s token file',
    foreign: 'A JWT, but no service account token',
    cut: 'The beginning of a JWT: what can be read of it is not proven',
    unreadable: 'This looks like a JWT, but cannot be read',
    withoutCluster: 'No JWT: only the cluster that issued it can tell what it is',
    inNoTokenFile: 'No JWT, and in no token file of this cluster: nothing can be said about it',
    withoutTokenFile:
      'No JWT; whether it is a static token of this cluster is not known: its token file could not be read',
  },
  /** Why a text is no readable JWT. */
  problem: {
    'no-jwt': 'It does not have the three parts of a JWT.',
    encrypted: 'It is encrypted (JWE): only its recipient can read it.',
    'no-base64': 'One of its parts is not base64url: characters are missing or were changed.',
    'no-text': 'Header or claims are not UTF-8: it was changed, or no JWT library made it.',
    'no-json': 'Header or claims are not JSON: it was cut off or changed.',
    'no-object': 'Header or claims are JSON, but no object.',
    'too-deep': 'Its claims are nested deeper than any real token’s.',
    critical: 'Its header demands an extension (crit or b64), which no token of Kubernetes does.',
  },
  pasteWhole: 'Paste it from the first to the last character.',
  whose: 'Whose',
  groups: (names: string) => `Groups: ${names}`,
  expires: {
    name: 'Expires',
    never: 'Never',
    unreadable: 'Its expiry is no date: the API server refuses it',
    unknown: 'Not known',
    /** Before how long ago that was. */
    expired: 'Expired',
  },
  signature: {
    name: 'Signature',
    checking: 'Checking…',
    unchecked: 'Could not be checked',
    bySavedKeys: <Piece>(moment: Piece): Pieces<Piece> => [
      'The API server could not be asked: checked against its keys of ',
      moment,
      '.',
    ],
    valid: { short: 'Valid', long: 'One of this cluster’s keys signed it.' },
    invalid: {
      short: 'Invalid',
      long: 'It names a key of this cluster, but that key did not sign it: it was forged or changed.',
    },
    cut: {
      short: 'Cut off',
      long: 'It is shorter than the key that it names makes any: its end is missing.',
    },
    unknownKey: {
      short: 'Unknown key',
      unnamed: 'None of this cluster’s keys signed it: another issuer did, or it was changed.',
      named: 'It names no key of this cluster: another cluster or another issuer signed it.',
    },
    refusedAlgorithm: {
      short: 'Proves nothing',
      none: 'It is not signed (algorithm none): anybody could have made it.',
      other: (algorithm: string) =>
        `Clusters do not sign with its algorithm, ${algorithm}: nothing here can tell who made it.`,
    },
    unsigned: { short: 'None', long: 'Only a JWT carries a signature.' },
  },
  accepted: {
    name: 'Accepted',
    notAskedYet: 'Not asked yet',
    notIssuedHere: 'Not asked: this cluster did not issue it, so it stays here',
    perhapsNotIssuedHere: 'Not asked: whether this cluster issued it is not known, so it stays here',
    cutOff: 'Not asked: its end is missing, so it stays here',
    ask: 'Ask the cluster',
    rightsOnceAccepted: 'Keyfob shows what a token may do once the API server accepts it.',
    asking: 'Asking…',
    couldNotAsk: 'Could not be asked',
    askAgain: 'Ask again',
    meantFor: (audiences: readonly string[]) => `Meant for ${audiences.join(' and ')}`,
    asked: <Piece>(moment: Piece): Pieces<Piece> => ['Asked ', moment],
    askedAndTakenFor: <Piece>(moment: Piece, user: string): Pieces<Piece> => [
      'Asked ',
      moment,
      `; it sees the bearer as ${user}`,
    ],
    yes: 'Yes',
    no: 'No',
    yesForNow: 'Yes, for up to 10 s more',
    elsewhere: 'It is valid, but for others: the API server and dashboards refuse it.',
    objects: {
      there: 'Its service account and what it is bound to are still there.',
      'account-gone': 'Its service account was deleted.',
      'account-remade': 'Its service account was deleted and made again: the new one does not count.',
      'secret-gone': 'The Secret that it is bound to was deleted: it is revoked.',
      'secret-remade': 'The Secret that it is bound to was deleted and made again: it is revoked.',
    },
    notNoticed: 'The API server has yet to notice.',
  },
  duplicates: (names: string) =>
    `These names occur more than once, and readers differ in which one counts: ${names}`,
  claims: { unproven: 'Claims, not proven', proven: 'Claims, proven by the cluster’s keys' },
  places: {
    title: 'Where is this token kept?',
    nowhereInCluster:
      'Not in the cluster: it keeps no copy, and checks signature, expiry, service account and what the token is bound to instead.',
    secret: (secret: string) =>
      `In the cluster, in plain text, in the Secret ${secret}: whoever may read Secrets there has it.`,
    tokenFile: (file: string, line: number) =>
      `In the token file ${file}, line ${line}, and in the memory of the API server, which read it at its start.`,
    keyring: (entry: string) => `In the keyring of this desktop, entry ${entry}.`,
    memory: 'In Keyfob’s memory only, until it quits.',
    view: 'In Keyfob’s memory, until you leave this view.',
    clipboard: (until: string) => `On the clipboard, until ${until}.`,
    clipboardPerhaps: 'On the clipboard, perhaps: it could not be taken away.',
    file: (file: string) => `In the file ${file}.`,
  },
};

/** What a token is, who signed it, whether it is accepted, and where it lies. */
export const inspectPhrases = spoken('inspect', english);
