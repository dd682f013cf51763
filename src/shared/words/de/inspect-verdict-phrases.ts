import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectVerdictInGerman: Phrases['inspectVerdict'] = {
  title: 'Urteil',
  checking: 'Wird geprüft, wer es signiert hat …',
  opaque: {
    unknown: 'Kein Token dieses Clusters und kein JWT: Darüber lässt sich nichts sagen',
    withoutCluster: 'Darüber lässt sich nichts sagen: Es ist kein Cluster geöffnet',
    withoutTokenFile: 'Vielleicht ein statisches Token: Die Token-Datei ließ sich nicht lesen',
  },
  encrypted: 'Verschlüsselt: Nur der Empfänger kann es lesen',
  cutOff:
    'Das sieht aus wie ein abgeschnittenes JWT (das Ende fehlt). Kopieren Sie es ganz und fügen Sie es noch einmal ein.',
  damaged: 'Beschädigt: So akzeptiert es kein Server',
  withoutCluster:
    'Nicht bewiesen: Es ist kein Cluster geöffnet, dessen Schlüssel zeigen, wer es signiert hat',
  unchecked: 'Nicht bewiesen: Die Signatur ließ sich nicht prüfen',
  forged: 'Gefälscht: Trauen Sie dem Folgenden nicht',
  unsigned: 'Nicht signiert: Jeder könnte es erzeugt haben, trauen Sie dem Folgenden nicht',
  provesNothing: 'Die Signatur beweist nichts: Trauen Sie dem Folgenden nicht',
  ofOtherCluster: 'Von einem anderen Cluster oder gefälscht: Dieser hat es nicht signiert',
  ofOtherIssuer: 'Von einem anderen Aussteller: Dieser Cluster hat es nicht signiert',
  unreadableExpiry: 'Abgelehnt: Der Ablauf ist kein Datum',
  expired: (ago) => `Abgelaufen: ${ago}`,
  notYetValid: (ahead, moment) => `Noch nicht gültig: Es gilt ${ahead}, ab ${moment}`,
  notForHere: (audiences) => `Nicht für diesen API-Server: Es ist bestimmt für ${audiences.join(' und ')}`,
  revoked: {
    'account-gone': 'Widerrufen: Das Dienstkonto wurde gelöscht',
    'account-remade': 'Widerrufen: Das Dienstkonto wurde gelöscht und neu angelegt',
    'secret-gone': 'Widerrufen: Das nötige Secret wurde gelöscht',
    'secret-remade': 'Widerrufen: Das nötige Secret wurde gelöscht und neu angelegt',
  },
  yetToNotice: (revoked) => `${revoked}; der API-Server muss es noch bemerken`,
  refused: 'Von diesem Cluster abgelehnt, ohne einen Grund zu nennen',
  refusedStatic: 'Von diesem Cluster abgelehnt, obwohl es in seiner Token-Datei steht',
  signed: {
    until: (left) => `Von diesem Cluster signiert und noch ${left} gültig, falls nicht widerrufen`,
    noAccount: 'Von diesem Cluster signiert, aber für kein Dienstkonto',
  },
  unanswered: 'Von diesem Cluster signiert; ob es akzeptiert wird, lässt sich gerade nicht fragen',
  never: {
    alone: 'Läuft nie ab: Mehr braucht ein Dieb nicht',
    everything: 'Läuft nie ab und darf alles: Mehr braucht ein Dieb nicht',
    unanswered: 'Läuft nie ab; ob es akzeptiert wird, lässt sich gerade nicht fragen',
  },
  valid: {
    until: (left) => `Gilt an diesem Cluster noch ${left}`,
    clocksDiffer: 'Von diesem Cluster noch akzeptiert: Seine Uhr geht der dieses Rechners nach',
    everything: 'darf alles',
    nothing: 'darf nichts',
    couldOutlast: 'ein Dieb könnte den Zugang behalten',
    endsWithIt: 'kein Weg ist bekannt, den Zugang länger zu behalten',
    together: (parts) => parts.join('; '),
  },
  contradiction: {
    bound: (subject, account) =>
      `Die Claims widersprechen sich: „sub“ nennt ${subject}, „kubernetes.io“ nennt ${account}. Für den API-Server zählt Letzteres.`,
    legacy: (subject, account) =>
      `Die Claims widersprechen sich: „sub“ nennt ${subject}, die des Secrets nennen ${account}. So ein Token lehnt der API-Server ab.`,
  },
};
