import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatActivity } from '../../src/main/core/desk/activity/activity-lines.ts';
import { formatTokenIndex, type TokenRecord } from '../../src/main/core/vault/token-index.ts';
import type { Desktop } from '../desktop/desktop.ts';

/** Lets Keyfob keep so many tokens of a cluster from its next start on. */
export function keepTokens(desktop: Desktop, cluster: string, count: number): void {
  write(desktop, 'tokens.json', formatTokenIndex(records(cluster, count)));
}

/** How many lines of usual length the two files hold that Keyfob keeps of what it did. */
export const mostActivity = 3_400;

/** Lets it have done so much. */
export function keepActivity(desktop: Desktop, count: number): void {
  const lines = Array.from({ length: count }, (_, at) =>
    formatActivity({
      at: Date.UTC(2026, 0, 1) + at * 60_000,
      event: 'token-copied',
      cluster: 'microk8s',
      subject: `default/account-${at}`,
      jti: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    }),
  );
  const half = Math.floor(count / 2);
  write(desktop, 'activity.jsonl.1', `${lines.slice(0, half).join('\n')}\n`);
  write(desktop, 'activity.jsonl', `${lines.slice(half).join('\n')}\n`);
}

function write(desktop: Desktop, name: string, text: string): void {
  writeFileSync(join(desktop.home, '.config', 'Keyfob', name), text, { mode: 0o600 });
}

function records(cluster: string, count: number): TokenRecord[] {
  const issuedAt = Date.now();
  return Array.from({ length: count }, (_, at) => ({
    id: at.toString(16).padStart(16, '0'),
    cluster,
    purpose: { kind: 'named', name: `Purpose ${at}` },
    namespace: 'default',
    serviceAccount: `account-${at}`,
    accountUid: `uid-${at}`,
    audiences: [],
    lifetimeSeconds: 86_400,
    boundSecret: null,
    issuedAt: issuedAt + at,
    expiresAt: issuedAt + 86_400_000,
    jti: null,
    revocation: null,
    renewal: 'by-hand',
    replaces: null,
    chain: null,
    expiredSeenAt: null,
    state: 'kept',
    collection: null,
  }));
}
