import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const ownAccountInGerman: Phrases['ownAccount'] = {
  title: 'Dienstkonten',
  lead: 'Dienstkonten, die Keyfob in diesem Cluster angelegt hat. Ein Token darf, was sein Konto darf.',
  make: 'Neues Token …',
  looking: 'Die Dienstkonten werden gesucht …',
  dated: (seenAt) => ['Zuletzt gesehen: ', seenAt, '.'],
  empty: {
    title: 'Keyfob hat in diesem Cluster kein Dienstkonto angelegt.',
    text: 'Eines entsteht, wenn Sie auswählen, was Dashboard-Tokens dürfen, und unter „Neues Token“, wenn das Token ein eigenes Konto bekommt. Konten, die andere angelegt haben, stehen hier nicht.',
    make: 'Ein erstes Konto anlegen …',
  },
  list: {
    name: 'Von Keyfob angelegte Dienstkonten',
    account: 'Konto',
    may: 'Darf',
    withoutRbac: 'Alles: RBAC ist aus',
    tokens: 'Tokens hier',
    made: 'Angelegt',
  },
  choose: 'Wählen Sie ein Konto aus, um zu sehen, was es darf.',
  ofTray: 'Der Infobereich kopiert seine Tokens',
  removed: 'Entfernt',
  removedAt: (at) => ['Entfernt: ', at],
  unfinished: 'Das Entfernen ist nicht abgeschlossen.',
  madeAt: (at) => ['Angelegt: ', at],
  may: {
    'view-all': 'Alles ansehen außer Secrets',
    'view-namespace': (namespace) => `${namespace} ansehen, außer den Secrets`,
    'edit-namespace': (namespace) => `${namespace} ändern, auch die Secrets`,
    dashboards: 'Alles ansehen außer Secrets, dazu Knoten, Volumes und Auslastung',
    everything: 'Alles',
    none: 'Nichts',
    role: (role) => role,
    roleIn: (role, namespace) => `${role} in ${namespace}`,
  },
  rights: {
    asking: 'Der API-Server wird gefragt …',
    escalation: 'Könnte ein Dieb seines Tokens den Zugang behalten?',
    all: 'Alle Rechte einzeln',
    rbacOff:
      'RBAC ist in diesem Cluster ausgeschaltet: Seine Tokens dürfen alles, egal welche Rechte es hat. Was hier steht, gilt, sobald RBAC eingeschaltet ist.',
  },
  tokens: {
    title: 'Seine Tokens',
    asking: 'Seine Tokens werden gesucht …',
    none: 'Hier wird kein Token davon aufbewahrt. Andere können trotzdem welche haben: Das Entfernen des Kontos beendet auch diese.',
    saved: (total) => `${total === 1 ? '1 Token wird' : `${total} Tokens werden`} hier aufbewahrt:`,
    until: (purpose, until) => [`${purpose}, bis `, until],
    more: (total) => `und ${total} weitere`,
    show: 'Unter „Tokens“ anzeigen',
    secrets: (total) =>
      `${total === 1 ? '1 Secret' : `${total} Secrets`} im Cluster, an die seine Tokens gebunden sind`,
  },
  change: {
    open: 'Rechte ändern …',
    title: (account) => `Ändern, was ${account} darf?`,
    choice: 'Es darf',
    everything: { label: 'Alles', description: 'Alles ändern und löschen (ClusterRole cluster-admin)' },
    namespace: 'Namespace',
    effect:
      'Das gilt sofort, auch für die Tokens, die es schon hat. Die Bindungen, die Keyfob dafür angelegt hat, werden gelöscht und für die neuen Rechte neu angelegt.',
    action: 'Rechte ändern',
  },
  remove: {
    open: 'Entfernen …',
    title: (account) => `${account} entfernen?`,
    effect:
      'Alle seine Tokens enden, wo immer sie sind: Der Cluster lehnt sie sofort ab, oder binnen etwa 10 Sekunden, wenn eines gerade erst verwendet wurde. Programme, die sich damit anmelden, verlieren den Zugang. Das lässt sich nicht rückgängig machen: Ein neues Konto mit diesem Namen ist ein anderes.',
    deletes:
      'Gelöscht wird, was Keyfob dafür angelegt hat: zuerst seine Bindungen, dann die Secrets seiner Tokens, dann das Konto und, wenn sonst nichts darin ist, der Namespace keyfob.',
    saved: (total) =>
      total === 1
        ? '1 aufbewahrtes Token verlässt den Schlüsselbund, sobald zu sehen war, dass der Cluster es ablehnt.'
        : `${total} aufbewahrte Tokens verlassen den Schlüsselbund, sobald zu sehen war, dass der Cluster sie ablehnt.`,
    ownOfTray:
      'Der Infobereich kopiert Tokens dieses Kontos. Danach hat er keines mehr: Keyfob legt das Konto erst neu an, wenn Sie den Zugriff wieder einrichten.',
    chosenForTray:
      'Der Infobereich kopiert Tokens dieses Kontos. Danach hat er keines mehr, bis Sie ein anderes Konto für ihn wählen.',
    action: 'Konto entfernen',
  },
  run: {
    removing: (account) => `${account} wird entfernt`,
    changing: (account) => `Die Rechte von ${account} werden geändert`,
    removed: (account, at) => [`${account} wurde entfernt: `, at],
    changed: (account, at) => [`Die Rechte von ${account} wurden geändert: `, at],
    failed: (at) => ['Nicht abgeschlossen, unterbrochen: ', at],
    goOn: 'Fortsetzen',
    steps: {
      'take-rights': 'Rechte entziehen',
      'give-rights': 'Neue Rechte geben',
      secrets: 'Secrets seiner Tokens löschen',
      account: 'Konto löschen',
      refusal: 'Sehen, dass seine Tokens abgelehnt werden',
      'saved-tokens': 'Aufbewahrte Tokens entfernen',
      namespace: 'Namespace löschen, falls er leer ist',
    },
    status: {
      waiting: 'Noch nicht',
      doing: 'Läuft',
      done: 'Erledigt',
      failed: 'Fehlgeschlagen',
    },
    deleted: (names) => `Gelöscht: ${names}`,
    made: (names) => `Angelegt: ${names}`,
    stillThere: (names) => `Noch vorhanden: ${names}`,
    notMade: (names) => `Noch nicht angelegt: ${names}`,
    nothing: 'Hier war nichts zu tun.',
    dropped: (total) =>
      total === 1
        ? '1 Token verließ den Schlüsselbund, nachdem der Cluster es abgelehnt hatte.'
        : `${total} Tokens verließen den Schlüsselbund, nachdem der Cluster sie abgelehnt hatte.`,
    refused: (length) =>
      length === null ? 'Der Cluster lehnte sie sofort ab.' : `Der Cluster lehnte sie nach ${length} ab.`,
    notes: {
      unproven:
        'Es gab kein Token, nach dem sich fragen ließ. Ohne das Konto akzeptiert der Cluster keines davon.',
      'not-ours': 'Der Namespace bleibt: Keyfob hat ihn nicht angelegt.',
      shared: (names) => `Der Namespace bleibt: Darin sind auch diese Konten: ${names}`,
      holds: (names) => `Der Namespace bleibt: Darin ist, was Keyfob nicht angelegt hat: ${names}`,
      unseen: 'Der Namespace bleibt: Der API-Server sagte nicht alles, was darin ist.',
      ending: 'Der Cluster löscht den Namespace gerade; das kann eine Weile dauern.',
    },
  },
};
