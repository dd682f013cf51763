import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const tokenErrorInGerman: Phrases['tokenError'] = {
  accessNotSetUp: {
    message: 'Keyfob hat in diesem Cluster noch kein Dienstkonto.',
    remedy: 'Wählen Sie einmal aus, was dessen Tokens dürfen.',
  },
  accessForeign: {
    message: (kind, name) =>
      `Das Objekt „${name}“ (${kind}) ist schon vorhanden und stammt nicht von Keyfob. Es blieb, wie es ist.`,
    remedy:
      'Benennen Sie es um, entfernen Sie es, oder geben Sie ihm das Label app.kubernetes.io/managed-by=keyfob, und versuchen Sie es dann erneut.',
  },
  accessDiffers: {
    message: (name, role) =>
      `Das ClusterRoleBinding „${name}“ ist schon vorhanden, aber nicht für die Rolle oder das Konto, das Sie gewählt haben: Es vergibt ${role ?? 'nichts'}. Es blieb, wie es ist.`,
    remedy: 'Löschen Sie es, wenn niemand es braucht, und wählen Sie dann noch einmal.',
  },
  nameReserved: {
    message: (name) =>
      `Keyfob behält den Namen „${name}“ seinem eigenen Konto vor. Es wurde nichts angelegt.`,
    remedy: 'Wählen Sie einen anderen Namen.',
  },
  unknown: {
    message: 'Dieses Token wird nicht mehr aufbewahrt.',
    remedy: 'Kopieren Sie ein frisches.',
  },
  expired: { message: 'Dieses Token ist abgelaufen.', remedy: 'Kopieren Sie ein frisches.' },
  lost: {
    message: 'Im Schlüsselbund ist dieses Token nicht mehr: Etwas anderes hat es entfernt.',
    remedy: 'Vergessen Sie es hier, und kopieren Sie ein frisches.',
  },
  revoked: { message: 'Dieses Token wurde widerrufen.', remedy: 'Kopieren Sie ein frisches.' },
  objectExists: {
    message: (kind, name) =>
      `Es gibt schon ein Objekt „${name}“ (${kind}). Deshalb wurde das Konto nicht angelegt, und es blieb nichts zurück.`,
    remedy: 'Wählen Sie einen anderen Namen.',
  },
  trayAccountGone: {
    message: (account) =>
      `Das Dienstkonto ${account}, dessen Tokens der Infobereich kopieren soll, gibt es in diesem Cluster nicht.`,
    remedy:
      'Wählen Sie unter „Neues Token“ ein anderes, oder kehren Sie in der Übersicht zum eigenen Konto von Keyfob zurück.',
  },
  objectsLeft: {
    message: (names) =>
      `Das Konto konnte nicht angelegt werden, und diese Objekte ließen sich nicht wieder entfernen: ${names}.`,
    remedy: 'Löschen Sie sie, sobald der API-Server wieder erreichbar ist.',
  },
  notRevocable: {
    message:
      'Dieses Token ist an kein Secret gebunden und lässt sich deshalb nicht einzeln widerrufen; es wurde nichts geändert.',
    remedy:
      'Warten Sie, bis es abläuft, oder löschen Sie sein Dienstkonto; damit enden alle Tokens dieses Kontos.',
  },
  accountGone: {
    message: (account) =>
      `Das Dienstkonto ${account} wurde gelöscht oder neu angelegt, seit dieses Token ausgestellt wurde; es wurde nicht erneuert.`,
    remedy: 'Stellen Sie ein neues Token aus, wenn Sie dafür noch eines möchten.',
  },
};
