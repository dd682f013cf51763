import type { LifetimeState } from '../../contract/state/lifetime-state.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  states: {
    'not-yet': 'Not valid yet',
    expired: 'Expired',
    soon: 'Soon',
    fine: 'Fine',
    never: 'Never expires',
    revoked: 'Revoked',
    replaced: 'Not in use',
  } satisfies Readonly<Record<LifetimeState, string>>,
  kinds: {
    token: 'Token',
    'legacy-token': 'Legacy token',
    'join-token': 'Join token',
    'certificate-request-token': 'Certificate request token',
    'callback-token': 'Callback token',
    'admin-token': 'Static admin token',
    'admin-certificate': 'Admin certificate',
    'static-token': 'Static token',
    certificate: 'Certificate',
    'kubeconfig-copy': 'Copy of the admin credential',
  },
  ended: { revoked: 'revoked', replaced: 'not in use' },
  neverExpires: 'never expires',
  /** `ahead` and `ago` are lengths from now: “in 3 days”, “3 days ago”. */
  left: {
    untilValid: (ahead: string) => `valid ${ahead}`,
    untilEnd: (length: string) => `${length} left`,
    sinceEnd: (ago: string) => `expired ${ago}`,
  },
  /** In a narrow column. */
  short: { notYet: 'not yet', never: 'never', revoked: 'revoked', replaced: 'not in use' },
  end: {
    notBefore: (moment: string) => `not valid before ${moment}`,
    ahead: (moment: string) => `expires ${moment}`,
    past: (moment: string) => `expired ${moment}`,
  },
  start: {
    fileChanged: (moment: string) => `at least as old as its file’s last change, ${moment}`,
    since: (moment: string) => `valid since ${moment}`,
    sinceWithRenewals: (moment: string, renewals: number) =>
      `valid since ${moment}, renewed ${renewals === 1 ? 'once' : `${renewals} times`}`,
  },
  /** The names of credentials that only files hold. */
  ofFiles: {
    join: (nth: number, file: string) => `Join token ${nth} (${file})`,
    'persistent-join': (nth: number, file: string) => `Reusable join token ${nth} (${file})`,
    'certificate-request': (nth: number, file: string) => `Certificate request token ${nth} (${file})`,
    callback: (nth: number, file: string) => `Callback token ${nth} (${file})`,
    copy: (file: string) => `Copy in ${file}`,
  },
};

/** What kind of credential one is, its name, and how its lifetime stands. */
export const credentialPhrases = spoken('credential', english);
