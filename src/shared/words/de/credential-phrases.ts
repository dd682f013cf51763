import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const credentialInGerman: Phrases['credential'] = {
  states: {
    'not-yet': 'Noch nicht gültig',
    expired: 'Abgelaufen',
    soon: 'Läuft bald ab',
    fine: 'In Ordnung',
    never: 'Läuft nie ab',
    revoked: 'Widerrufen',
    replaced: 'Nicht in Gebrauch',
  },
  kinds: {
    token: 'Token',
    'legacy-token': 'Legacy-Token',
    'join-token': 'Join-Token',
    'certificate-request-token': 'Token für Zertifikatsanfragen',
    'callback-token': 'Callback-Token',
    'admin-token': 'Statisches Admin-Token',
    'admin-certificate': 'Admin-Zertifikat',
    'static-token': 'Statisches Token',
    certificate: 'Zertifikat',
    'kubeconfig-copy': 'Kopie der Admin-Zugangsdaten',
  },
  ended: { revoked: 'widerrufen', replaced: 'nicht in Gebrauch' },
  neverExpires: 'läuft nie ab',
  left: {
    untilValid: (ahead) => `erst ${ahead} gültig`,
    untilEnd: (length) => `noch ${length}`,
    sinceEnd: (ago) => `abgelaufen ${ago}`,
  },
  short: { notYet: 'noch nicht', never: 'nie', revoked: 'widerrufen', replaced: 'unbenutzt' },
  end: {
    notBefore: (moment) => `nicht gültig vor ${moment}`,
    ahead: (moment) => `läuft ab: ${moment}`,
    past: (moment) => `abgelaufen: ${moment}`,
  },
  start: {
    fileChanged: (moment) => `mindestens so alt wie die letzte Änderung der Datei, ${moment}`,
    since: (moment) => `gültig seit ${moment}`,
    sinceWithRenewals: (moment, renewals) =>
      `gültig seit ${moment}, ${renewals === 1 ? 'einmal' : `${renewals}-mal`} erneuert`,
  },
  ofFiles: {
    join: (nth, file) => `Join-Token ${nth} (${file})`,
    'persistent-join': (nth, file) => `Wiederverwendbares Join-Token ${nth} (${file})`,
    'certificate-request': (nth, file) => `Token für Zertifikatsanfragen ${nth} (${file})`,
    callback: (nth, file) => `Callback-Token ${nth} (${file})`,
    copy: (file) => `Kopie in ${file}`,
  },
};
