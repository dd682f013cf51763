import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const activityInGerman: Phrases['activity'] = {
  title: 'Verlauf',
  about:
    'Was Keyfob auf diesem Rechner getan hat. Geheimnisse stehen hier nicht; das Audit-Log des API-Servers nennt ein Token unter derselben Nummer (JWT-ID).',
  event: {
    'token-minted': 'Token ausgestellt',
    'token-copied': 'Token kopiert',
    'token-renewed': 'Token erneuert',
    'token-revoked': 'Token widerrufen',
    'token-forgotten': 'Token vergessen',
    'clipboard-cleared': 'Zwischenablage geleert',
    'clipboard-left': 'Token nicht aus der Zwischenablage entfernt',
    'access-set-up': 'Zugriff eingerichtet',
    'account-made': 'Dienstkonto angelegt',
    'account-rights-changed': 'Rechte eines Dienstkontos geändert',
    'account-rights-taken': 'Einem Dienstkonto die Rechte genommen',
    'account-removed': 'Dienstkonto entfernt',
    'token-copied-in-line': 'Token in einem Befehl kopiert',
    'kubeconfig-exported': 'Token in einer kubeconfig gespeichert',
    'legacy-token-deleted': 'Legacy-Token gelöscht',
    'static-token-rotated': 'Statisches Token rotiert',
    'static-token-restored': 'Rotation rückgängig gemacht: Das alte statische Token gilt wieder',
    'admin-token-copied': 'Admin-Token kopiert',
    'kubeconfig-updated': 'Neues Admin-Token in eine kubeconfig eingesetzt',
    'renewal-stopped': 'Erneuern nach drei Fehlschlägen eingestellt',
    'dashboard-session-begun': 'Dashboard-Sitzung begonnen',
    'dashboard-session-ended': 'Dashboard-Sitzung beendet',
    'file-set-aside': 'Unlesbare Datei beiseitegelegt, um sie neu anzulegen',
  },
  list: {
    label: 'Verlauf als Liste',
    when: 'Wann',
    what: 'Was',
    cluster: 'Cluster',
  },
  whose: 'Betrifft',
  number: 'Token-Nummer (JWT-ID)',
  empty: {
    title: 'Bisher ist nichts geschehen.',
    text: 'Jedes Token, das ausgestellt, kopiert, erneuert, widerrufen oder vergessen wird, ist hier vermerkt.',
    copyFresh: 'Ein erstes Token kopieren',
  },
  damaged: (lines) =>
    lines === 1
      ? 'Eine Zeile der Liste fehlt: Sie ist beschädigt, oder eine neuere Version von Keyfob hat sie geschrieben.'
      : `${lines} Zeilen der Liste fehlen: Sie sind beschädigt, oder eine neuere Version von Keyfob hat sie geschrieben.`,
};
