import type { SafetyFinding } from '../../../../src/shared/contract/state/safety-state.ts';

export const dayMs = 86_400_000;
/** When all of these were seen. */
export const now = Date.UTC(2026, 10, 29, 12);
export const context = { snapData: '/snap/current', now };

/** What certificates that are in use and MicroK8s made have in common. */
export const own = { standing: 'own', maker: 'microk8s', obstacle: null } as const;
export const server = {
  ...own,
  id: 'certificate:server.crt',
  name: 'server.crt',
  role: 'server',
  mode: 'x509',
} as const;
export const proxy = {
  ...server,
  id: 'certificate:front-proxy-client.crt',
  role: 'front-proxy-client',
} as const;
export const file = '/snap/current/certs/server.crt';
export const old = {
  ...{ kind: 'token-file-old' as const, file, total: 1, named: ['admin'] },
  ...{ knownSince: 1, hasAdmin: true },
};
export const unreadable = { code: 'file-unreadable', file } as const;
export const empty = { code: 'certificate-unusable', file, problem: 'empty' } as const;

/** A certificate that ends, or has ended. */
export function ending(notAfter: number, certificate: typeof server | typeof proxy = server): SafetyFinding {
  const isExpired = notAfter <= now;
  return { kind: 'certificate-ending', ...certificate, notAfter, isExpired, also: [] };
}

export const legacy = {
  kind: 'legacy-tokens' as const,
  total: 1,
  named: ['a/b'],
  first: 'legacy-token:1',
  administrators: [],
  unasked: [],
  asOf: null,
};
export const foreign = { kind: 'certificate-foreign', ...server } as const;
