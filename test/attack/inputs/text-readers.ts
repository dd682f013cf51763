import { readArguments } from '../../../src/main/adapters/system/read-arguments.ts';
import { progressLines } from '../../../src/main/cli/progress-text.ts';
import { readOptions } from '../../../src/main/cli/read-options.ts';
import { terminalText } from '../../../src/main/cli/terminal.ts';
import {
  countLines,
  formatActivity,
  parseActivity,
} from '../../../src/main/core/desk/activity/activity-lines.ts';
import type { AlertEntry } from '../../../src/main/core/desk/alerts/judge-alerts.ts';
import { formatAlertMemory, parseAlertMemory } from '../../../src/main/core/desk/alerts/alert-memory.ts';
import { windowOptions } from '../../../src/main/core/desk/start/window-options.ts';
import { describeToken } from '../../../src/main/core/cluster/inspect/describe-token.ts';
import { findTokens } from '../../../src/main/core/cluster/inspect/paste/find-tokens.ts';
import { parseJson } from '../../../src/main/core/files/text/parse-json.ts';
import { journalLine, readJournal } from '../../../src/main/core/files/journal/journal.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import {
  formatSettings,
  newSettings,
  parseSettings,
} from '../../../src/main/core/desk/settings/settings-document.ts';
import { readServiceAccountClaims } from '../../../src/main/core/vault/jwt/decode.ts';
import {
  formatTokenIndex,
  parseTokenIndex,
  type TokenRecord,
} from '../../../src/main/core/vault/token-index.ts';
import { utf8 } from '../../../src/main/core/files/text/utf8.ts';
import { inspectionSchema } from '../../../src/shared/contract/state/inspection.ts';
import { readDashboardAddress } from '../../../src/shared/contract/values/dashboard-address.ts';
import { ok } from '../../../src/shared/contract/values/result.ts';
import {
  rotationProgressSchema,
  type RotationOutcome,
  type RotationProgress,
  type RotationRecord,
} from '../../../src/shared/contract/state/rotation.ts';
import { visibleJson, visibleText } from '../../../src/shared/words/text/visible-text.ts';
import { texts, usualLimit, type Reader } from './reader.ts';

const at = 1_800_000_000_000;
const step = { phase: 'do', step: 'token-file', at } as const;
const rotated: RotationOutcome = {
  result: 'rotated',
  forgetAt: at,
  others: [{ server: 'https://b:16443', oldToken: 'away' }],
  masters: [{ line: 3, user: 'ops' }],
};
const begun: RotationRecord = {
  kind: 'begun',
  version: 1,
  rotation: '0123456789abcdef',
  snapData: '/s',
  tokenFile: '/s/t',
  clientConfig: '/s/c',
  engine: { pid: 7, startTicks: '8', bootId: 'b' },
  at,
};
const journal: readonly RotationRecord[] = [
  begun,
  { kind: 'intended', ...step },
  { kind: 'done', ...step },
  { kind: 'ended', outcome: rotated, at },
  { kind: 'forgotten', at },
];
const progress: readonly RotationProgress[] = [
  { kind: 'done', ...step },
  { kind: 'failed', ...step, error: { code: 'file-missing', file: '/s/t' } },
  { kind: 'warning', warning: { code: 'other-nodes', servers: ['https://b:16443'] } },
  { kind: 'end', outcome: rotated, at },
];
const indexLine: TokenRecord = {
  id: '0123456789abcdef',
  cluster: 'c',
  purpose: { kind: 'named', name: 'Backup' },
  namespace: 'n',
  serviceAccount: 's',
  accountUid: 'u',
  audiences: ['a'],
  lifetimeSeconds: 3600,
  boundSecret: null,
  issuedAt: at,
  expiresAt: at,
  jti: null,
  revocation: null,
  renewal: 'by-hand',
  replaces: null,
  chain: null,
  collection: null,
  expiredSeenAt: null,
  state: 'kept',
};
const alert: AlertEntry = {
  id: 'token:1',
  kind: 'token',
  name: 'n',
  notBefore: null,
  expiresAt: at,
  forDashboards: false,
  told: 1,
  toldNotYet: false,
  gone: false,
};
const activity = formatActivity({ at, event: 'token-copied', cluster: 'c', subject: 'n/s', jti: 'j' });

const longestArgument = 128 * 1024;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  ...{
    iss: 'https://kubernetes.default.svc',
    sub: 'system:serviceaccount:n:s',
    aud: ['a'],
    exp: 1_800_003_600,
  },
  ...{ iat: 1_800_000_000, nbf: 1_800_000_000, jti: 'j' },
  'kubernetes.io': {
    namespace: 'n',
    serviceaccount: { name: 's', uid: 'u' },
    secret: { name: 'x', uid: 'y' },
  },
};
const jwt = `${encode({ alg: 'RS256', kid: 'k' })}.${encode(claims)}.${'c2ln'.repeat(64)}`;

/** The claims as they are: changed before they are encoded, so that a reader gets behind base64. */
function wrapped(bytes: Buffer): string {
  return `${encode({ alg: 'RS256' })}.${bytes.toString('base64url')}.c2ln`;
}

function lookAtToken(token: string): void {
  const secret = new Secret(token);
  readServiceAccountClaims(secret);
  inspectionSchema.parse(describeToken(secret, ok(null)));
}

/** The readers of tokens, documents, journals and arguments. */
export const textReaders: readonly Reader[] = [
  {
    name: 'JWT',
    limit: usualLimit,
    inputs: 80_000,
    samples: texts(jwt),
    read: (bytes) => lookAtToken(utf8(bytes)),
  },
  {
    name: 'claims of a JWT',
    limit: usualLimit,
    inputs: 80_000,
    samples: texts(JSON.stringify(claims)),
    read: (bytes) => lookAtToken(wrapped(bytes)),
  },
  {
    name: 'paste',
    limit: usualLimit,
    inputs: 60_000,
    samples: texts(
      `Authorization: Bearer ${jwt}`,
      `"token": "${jwt}",`,
      `\`${jwt}\``,
      `apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user: {token: ${jwt}}\n`,
      `{"kind":"Secret","data":{"token":"${Buffer.from(jwt).toString('base64')}"}}`,
      `${jwt.slice(0, 40)}\n${jwt.slice(40)}%\n\u001b[32mana@home:~$ `,
    ),
    read: (bytes) => findTokens(utf8(bytes)),
  },
  {
    name: 'journal of a rotation',
    limit: 1024 * 1024,
    inputs: 80_000,
    samples: texts(journal.map(journalLine).join('')),
    read: (bytes) => readJournal(utf8(bytes)),
  },
  {
    name: 'settings',
    limit: 1024 * 1024,
    inputs: 50_000,
    samples: texts(formatSettings(newSettings('0123456789abcdef'))),
    read: (bytes) => parseSettings(utf8(bytes)),
  },
  {
    name: 'token index',
    limit: 1024 * 1024,
    inputs: 50_000,
    samples: texts(formatTokenIndex([indexLine])),
    read: (bytes) => parseTokenIndex(utf8(bytes)),
  },
  {
    name: 'alert memory',
    limit: 1024 * 1024,
    inputs: 40_000,
    samples: texts(formatAlertMemory([{ cluster: 'c', entries: [alert] }])),
    read: (bytes) => parseAlertMemory(utf8(bytes)),
  },
  {
    name: 'activity list',
    limit: 2 * usualLimit,
    inputs: 60_000,
    samples: texts(`${activity}\n${activity}\n`),
    read(bytes) {
      const text = utf8(bytes);
      countLines(text);
      for (const { at: moment } of parseActivity(text)) new Date(moment).toISOString();
    },
  },
  {
    name: 'progress of a rotation',
    limit: usualLimit,
    inputs: 60_000,
    samples: texts(...progress.map((line) => JSON.stringify(line))),
    read(bytes) {
      const line = rotationProgressSchema.safeParse(parseJson(utf8(bytes)));
      if (!line.success) return;
      terminalText(progressLines(line.data, () => 'keyfob rotate'));
      visibleJson(line.data);
    },
  },
  {
    name: 'arguments of the window',
    limit: longestArgument,
    inputs: 50_000,
    samples: texts('--snap-data /s --tray', '--snap-data=/s --disable-gpu file', '--demo'),
    read: (bytes) => windowOptions(utf8(bytes).split(' '), readArguments),
  },
  {
    name: 'arguments of a command',
    limit: longestArgument,
    inputs: 50_000,
    samples: texts('rotate --yes --json --snap-data /s --state-dir=/t', 'status --json', 'rotate --resume'),
    read: (bytes) => readOptions(utf8(bytes).split(' '), readArguments),
  },
  {
    name: 'address of a dashboard',
    limit: longestArgument,
    inputs: 60_000,
    samples: texts('https://127.0.0.1:10443/#/login?namespace=_all', 'https://dashboard.example:8443/a'),
    read: (bytes) => readDashboardAddress(utf8(bytes)),
  },
  {
    name: 'name on a screen',
    limit: usualLimit,
    inputs: 30_000,
    samples: texts('keyfob\u202e\u001b[2K\u{e0041}', 'ü\u0301'),
    read: (bytes) => [visibleText(utf8(bytes)), visibleJson(utf8(bytes))],
  },
];
