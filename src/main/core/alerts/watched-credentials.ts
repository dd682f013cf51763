import type { Credential } from '../../../shared/credentials-state.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Watched, WatchedKind } from './alert-moments.ts';
import type { AlertRules } from './judge-alerts.ts';

const kinds: Readonly<Record<Credential['kind'], WatchedKind>> = {
  token: 'token',
  'admin-token': 'static-token',
  'static-token': 'static-token',
  'admin-certificate': 'certificate',
  certificate: 'certificate',
};

/** The snapshot's credentials as the alerts look at them. */
export function watchedCredentials(credentials: readonly Credential[]): Watched[] {
  return credentials.map(({ id, kind, name, notBefore, expiresAt, token }) => ({
    id,
    kind: kinds[kind],
    name: token?.purpose.kind === 'named' ? `${name} (${token.purpose.name})` : name,
    notBefore,
    expiresAt,
    renewsItself: token?.renewsItself ?? false,
    forDashboards: token?.purpose.kind === 'dashboard',
  }));
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
