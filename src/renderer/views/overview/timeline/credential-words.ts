import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import { formatDuration, formatMoment } from '../../../../shared/words/text/format-time.ts';
import { isNotYet } from '../../../../shared/contract/state/lifetime-state.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { Go } from '../../../page/places.ts';

/** The word for each kind of credential. */
export const kindNames: Readonly<Record<Credential['kind'], string>> = {
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
};

/** What a credential is called. */
export function nameOf({ name }: Credential): string {
  return visibleText(name);
}

const endedWords = { revoked: 'revoked', replaced: 'not in use' } as const;

/** How long until, or since, its end, such as `24 days left`; epoch milliseconds. */
export function leftOf({ kind, notBefore, expiresAt, ended }: Credential, now: number): string {
  if (ended !== null) return endedWords[ended];
  if (isNotYet(kind, notBefore, now)) return `valid in ${formatDuration((notBefore ?? now) - now)}`;
  if (expiresAt === null) return 'never expires';
  return expiresAt > now
    ? `${formatDuration(expiresAt - now)} left`
    : `expired ${formatDuration(now - expiresAt)} ago`;
}

/** The same in a narrow column: `24 days`, `3 h ago` or `never`. */
export function shortLeftOf({ kind, notBefore, expiresAt, ended }: Credential, now: number): string {
  if (ended !== null) return endedWords[ended];
  if (isNotYet(kind, notBefore, now)) return 'not yet';
  if (expiresAt === null) return 'never';
  return expiresAt > now ? formatDuration(expiresAt - now) : `${formatDuration(now - expiresAt)} ago`;
}

/** The exact end, or the beginning that is yet to come, in words; epoch milliseconds. */
export function endOf({ kind, notBefore, expiresAt, ended }: Credential, now: number): string {
  if (ended !== null) return endedWords[ended];
  if (isNotYet(kind, notBefore, now)) return `not valid before ${formatMoment(notBefore ?? now, now)}`;
  if (expiresAt === null) return 'never expires';
  return `${expiresAt > now ? 'expires' : 'expired'} ${formatMoment(expiresAt, now)}`;
}

/** Since when it is valid, in words; null where nobody knows. The age of a file says only how old its tokens are at least. */
export function startOf({ kind, notBefore, token }: Credential): string | null {
  if (notBefore === null) return null;
  const isStatic = kind === 'admin-token' || kind === 'static-token';
  const moment = formatMoment(notBefore);
  if (isStatic) return `at least as old as its file’s last change, ${moment}`;
  const renewals = token?.renewals ?? 0;
  if (renewals === 0) return `valid since ${moment}`;
  return `valid since ${moment}, renewed ${renewals === 1 ? 'once' : `${renewals} times`}`;
}

/** Opens the screen that shows a credential. */
export function openCredential({ id, kind, token }: Credential, go: Go): void {
  switch (kind) {
    case 'token': {
      go('tokens', token?.id ?? id);
      return;
    }
    case 'legacy-token': {
      go('tokens', 'legacy');
      return;
    }
    case 'join-token':
    case 'certificate-request-token':
    case 'callback-token': {
      go('tokens', 'nodes');
      return;
    }
    case 'certificate': {
      go('certificates', id);
      return;
    }
    case 'admin-token':
    case 'admin-certificate':
    case 'static-token':
    case 'kubeconfig-copy': {
      go('admin', id);
      return;
    }
  }
}
