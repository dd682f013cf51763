import { describe, expect, it } from 'vitest';
import {
  dueNotices,
  type NoticeSources,
  type PageNotices,
} from '../../src/renderer/components/notices/due-notices.ts';
import { defaultSettings } from '../../src/shared/contract/state/settings.ts';
import type { TokenRow } from '../../src/shared/contract/state/token-state.ts';
import { openCluster } from '../core/open-cluster.ts';

const error = { code: 'keyring-locked' } as const;
const token: TokenRow = {
  id: '0123456789abcdef',
  purpose: { kind: 'dashboard' },
  namespace: 'keyfob',
  serviceAccount: 'dashboard',
  audiences: [],
  lifetimeSeconds: 3600,
  issuedAt: 1,
  expiresAt: 3_600_001,
  jti: null,
  revocable: 'shared',
  revocation: null,
  renewal: 'by-hand',
  chain: null,
  place: 'memory',
};

const forgotten = { id: 'a', namespace: 'keyfob', serviceAccount: 'dashboard' };
const leaving = { tokens: [forgotten], until: 10_000 };

const quiet: NoticeSources = {
  restarted: null,
  cluster: openCluster(),
  clipboard: { status: 'empty' },
  copy: { status: 'idle' },
  dashboardAddress: 'https://a',
  dashboardOpening: { status: 'idle' },
  dashboardToken: token,
  demo: null,
  forgetting: { leaving: null, failed: null },
  keyring: { status: 'ready' },
  outdatedElectron: null,
  settings: { ...defaultSettings, loginAsked: true },
  startsAtLogin: false,
  storeErrors: [],
  tray: true,
  rotation: { way: null, run: null, journal: { status: 'unknown' } },
  updated: false,
};
const page: PageNotices = { bug: null, putAway: [], tellsOfApi: true, loginError: null };

interface Case {
  readonly change?: Partial<NoticeSources>;
  readonly page?: Partial<PageNotices>;
}

/** What makes each notice due, the most important first. */
const causes: readonly (readonly [string, Case])[] = [
  ['forgotten', { change: { forgetting: { leaving, failed: null } } }],
  ['bug', { page: { bug: error } }],
  [
    'restarted',
    { change: { restarted: { code: 'restarted', incident: 'a', demo: false, gone: [], more: 0 } } },
  ],
  ['api-failed', { change: { cluster: openCluster({ api: { status: 'failed', error, checkedAt: 1 } }) } }],
  ['copy-failed', { change: { copy: { status: 'failed', error, at: 7 } } }],
  [
    'dashboard-failed',
    { change: { dashboardOpening: { status: 'failed', address: 'https://a', error, at: 6 } } },
  ],
  ['forget-failed', { change: { forgetting: { leaving: null, failed: { error, at: 7 } } } }],
  ['clipboard-left', { change: { clipboard: { status: 'left', tokenId: 'a', why: 'unseen' } } }],
  ['keyring-unusable', { change: { keyring: { status: 'unusable', error } } }],
  ['store-error', { change: { storeErrors: [error] } }],
  ['login-question', { change: { settings: { ...defaultSettings, loginAsked: false } } }],
  ['updated', { change: { updated: true } }],
  ['outdated-electron', { change: { outdatedElectron: 33 } }],
  ['no-tray', { change: { tray: false } }],
];

const kinds = ({ change = {}, page: told = {} }: Case) =>
  dueNotices({ ...quiet, ...change }, { ...page, ...told }).map(({ kind }) => kind);

describe('the notices that are due', () => {
  it('are none in a quiet window', () => {
    expect(kinds({})).toEqual([]);
  });

  it.each(causes)('are %s alone for its cause', (kind, cause) => {
    expect(kinds(cause)).toEqual([kind]);
  });

  it.each(causes.slice(1).map(([kind], index) => [causes[index]![0], kind, index] as const))(
    'have %s before %s',
    (before, after, index) => {
      const [one, other] = [causes[index]![1], causes[index + 1]![1]];
      const both = { change: { ...one.change, ...other.change }, page: { ...one.page, ...other.page } };
      expect(kinds(both)).toEqual([before, after]);
    },
  );

  it.each<readonly [string, Case, readonly string[]]>([
    ['waits for the keyring', { change: { keyring: { status: 'unlocking' } } }, ['keyring-unlocking']],
    ['is the demo', { change: { demo: 'asked-for' } }, ['demo']],
    ['names each store', { change: { storeErrors: [error, error] } }, ['store-error', 'store-error']],
    [
      'says no more of a failed copy that was put away',
      { change: { copy: { status: 'failed', error, at: 7 } }, page: { putAway: [7] } },
      [],
    ],
    [
      'tells of the next one that fails',
      { change: { copy: { status: 'failed', error, at: 8 } }, page: { putAway: [7] } },
      ['copy-failed'],
    ],
    [
      'has one for all tokens that were just forgotten',
      {
        change: {
          forgetting: {
            leaving: { ...leaving, tokens: [{ ...forgotten, id: 'b' }, forgotten] },
            failed: null,
          },
        },
      },
      ['forgotten'],
    ],
    [
      'says no more of a failed deletion that was put away beside a copy',
      {
        change: {
          copy: { status: 'failed', error, at: 7 },
          forgetting: { leaving: null, failed: { error, at: 8 } },
        },
        page: { putAway: [7, 8] },
      },
      [],
    ],
    [
      'says no more of a dashboard that was not opened, and was put away',
      { change: { dashboardOpening: { status: 'not-signed-in', error, at: 6 } }, page: { putAway: [6] } },
      [],
    ],
    [
      'forgets the failure of an address that is not set any more',
      { change: { dashboardOpening: { status: 'failed', address: 'https://b', error, at: 6 } } },
      [],
    ],
    [
      'leaves the API server to a screen that tells of it',
      {
        change: { cluster: openCluster({ api: { status: 'failed', error, checkedAt: 1 } }) },
        page: { tellsOfApi: false },
      },
      [],
    ],
    [
      'asks nothing about the login in a demo',
      { change: { demo: 'asked-for', settings: { ...defaultSettings, loginAsked: false } } },
      ['demo'],
    ],
    [
      'says why the answer about the login came to nothing, and does not ask again',
      { change: { settings: { ...defaultSettings, loginAsked: false } }, page: { loginError: error } },
      ['login-failed'],
    ],
  ])('%s', (_, given, due) => {
    expect(kinds(given)).toEqual(due);
  });
});
