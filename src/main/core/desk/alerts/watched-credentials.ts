import type { Credential, CredentialKind } from '../../../../shared/contract/state/credentials-state.ts';
import type { Settings } from '../../../../shared/contract/state/settings.ts';
import type { Watched, WatchedKind } from './alert-moments.ts';
import type { AlertRules } from './judge-alerts.ts';

/** What is told of beforehand; that others never expire, or end as they were made to, is no news. */
const kinds: Readonly<Partial<Record<CredentialKind, WatchedKind>>> = {
  token: 'token',
  'admin-token': 'static-token',
  'static-token': 'static-token',
  'admin-certificate': 'certificate',
  certificate: 'certificate',
};

/** The snapshot's credentials as the alerts look at them. */
export function watchedCredentials(credentials: readonly Credential[]): Watched[] {
  return credentials.flatMap(({ id, kind, name, notBefore, expiresAt, ended, token }) => {
    const watched = kinds[kind];
    if (watched === undefined || ended !== null) return [];
    const renewsItself = token?.renewal === 'by-itself';
    const forDashboards = token?.purpose.kind === 'dashboard';
    return [{ id, kind: watched, name, notBefore, expiresAt, renewsItself, forDashboards }];
  });
}

/** What the settings say of alerts. */
export function alertRules(settings: Settings): AlertRules {
  return {
    kinds: {
      token: settings.alertTokens,
      certificate: settings.alertCertificates,
      'static-token': settings.alertStaticTokens,
    },
    tokenShare: settings.alertTokenPercent / 100,
  };
}
