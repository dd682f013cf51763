import type { Phrases } from '../en/phrases.ts';

function wants(act: string): string {
  return `Das Fenster möchte ${act}.`;
}

function signedInAs(account: string, isSeen: boolean): string {
  return isSeen
    ? `Der Browser handelt mit dem Konto ${account}, das in diesem Cluster alles darf, bis Sie die Sitzung beenden.`
    : `Der Browser handelt mit dem Konto ${account}, bis Sie die Sitzung beenden. Keyfob konnte nicht feststellen, was dieses Konto darf: vielleicht alles in diesem Cluster.`;
}

/** The same in German; the token stands in the accusative. */
export const actInGerman: Phrases['act'] = {
  withoutAct:
    'Unmittelbar davor kam weder ein Klick noch ein Tastendruck. Stimmen Sie nur zu, wenn Sie das selbst wollten, zum Beispiel mit einem Screenreader.',
  givesAll: {
    given:
      'Wer ein solches Token hat, darf in diesem Cluster alles. Brechen Sie ab, wenn Sie das nicht wollten.',
    'rbac-off':
      'RBAC ist ausgeschaltet, daher zählen Rollen noch nicht: Bis es eingeschaltet ist, darf in diesem Cluster alles, wer ein solches Token hat. Brechen Sie ab, wenn Sie das nicht wollten.',
    'rbac-unknown':
      'Keyfob konnte nicht feststellen, ob RBAC eingeschaltet ist: Solange es ausgeschaltet ist, darf in diesem Cluster alles, wer ein solches Token hat. Brechen Sie ab, wenn Sie das nicht wollten.',
    'account-without-rbac':
      'RBAC ist ausgeschaltet, daher darf in diesem Cluster alles, wer ein solches Token hat. Ist es eingeschaltet, zählen die Rechte dieses Dienstkontos, und auch damit darf es vielleicht alles. Brechen Sie ab, wenn Sie das nicht wollten.',
    'account-unknown':
      'Keyfob konnte nicht feststellen, was dieses Dienstkonto darf: Vielleicht darf in diesem Cluster alles, wer ein solches Token hat. Brechen Sie ab, wenn Sie das nicht wollten.',
  },
  token: {
    of: (account) => `das Token von ${account}`,
    several: (count) => `${count} Tokens`,
    gone: 'ein nicht mehr aufbewahrtes Token',
    pasted: 'das eingefügte Token',
  },
  askAccess: { asks: wants('Sie fragen, was Dashboard-Tokens dürfen'), agree: 'Fragen lassen' },
  setUpAccess: {
    asks: {
      view: wants('für Dashboard-Tokens einen nur lesenden Zugriff einrichten (ClusterRole view)'),
      'cluster-admin': wants('für Dashboard-Tokens vollen Zugriff einrichten (ClusterRole cluster-admin)'),
    },
    agree: 'Zugriff einrichten',
  },
  copyFresh: { asks: wants('ein frisches Dashboard-Token kopieren'), agree: 'Kopieren' },
  copy: { asks: (token) => wants(`${token} kopieren`), agree: 'Kopieren' },
  forget: { asks: (token) => wants(`${token} vergessen`), agree: 'Vergessen' },
  keep: { asks: (token) => wants(`${token} doch behalten`), agree: 'Behalten' },
  renew: { asks: (token) => wants(`als Ersatz für ${token} ein neues Token ausstellen`), agree: 'Erneuern' },
  renewByItself: {
    asks: (token) => wants(`${token} automatisch erneuern`),
    agree: 'Automatisch erneuern',
  },
  stopRenewing: {
    asks: (token) => wants(`${token} nicht mehr automatisch erneuern`),
    agree: 'Nicht mehr erneuern',
  },
  revoke: { asks: (token) => wants(`${token} widerrufen`), agree: 'Widerrufen' },
  revokeEntry: {
    asks: (token) => wants(`${token} und alle anderen Tokens desselben Eintrags widerrufen`),
    agree: 'Alle widerrufen',
  },
  mint: {
    asks: (account, length, isNew, forTray) =>
      wants(
        `${isNew ? 'ein Dienstkonto anlegen und ' : ''}ein ${length} gültiges Token für ${account} ausstellen${forTray ? ' sowie im Infobereich künftig Tokens dieses Dienstkontos kopieren' : ''}`,
      ),
    agree: 'Token ausstellen',
  },
  useOwnAccount: {
    asks: wants('im Infobereich Tokens von Keyfobs eigenem Dienstkonto kopieren'),
    agree: 'Dieses Dienstkonto verwenden',
  },
  changeRights: {
    asks: {
      'view-all': (account) => wants(`${account} alles ansehen lassen, und nicht mehr als das`),
      'view-namespace': (account, namespace) =>
        wants(`${account} den Namespace ${namespace} ansehen lassen, und nicht mehr als das`),
      'edit-namespace': (account, namespace) =>
        wants(`${account} den Namespace ${namespace} ändern lassen, und nicht mehr als das`),
      dashboards: (account) => wants(`${account} die Rechte für Dashboards geben, und keine anderen`),
      everything: (account) => wants(`${account} alles erlauben (ClusterRole cluster-admin)`),
    },
    agree: 'Rechte ändern',
  },
  removeAccount: {
    asks: (account) => wants(`das Dienstkonto ${account} entfernen, womit alle seine Tokens enden`),
    agree: 'Konto entfernen',
  },
  deleteLegacyToken: {
    asks: wants('ein Legacy-Token löschen, damit der Cluster es ablehnt'),
    agree: 'Löschen',
  },
  askAccepted: {
    asks: (token) => wants(`${token} an seinen Cluster senden, um zu erfahren, ob er es akzeptiert`),
    agree: 'Senden',
  },
  tryOut: {
    asks: (token) => wants(`${token} an seinen Cluster senden und damit die Pods auflisten`),
    agree: 'Senden',
  },
  copyLine: {
    asks: (token) => wants(`eine Zeile kopieren, in der ${token} steht`),
    agree: 'Mit Token kopieren',
  },
  export: { asks: (token) => wants(`${token} in eine Datei schreiben`), agree: 'Datei wählen' },
  copyAdminToken: { asks: wants('das Admin-Token dieses Clusters kopieren'), agree: 'Kopieren' },
  updateCopy: {
    asks: wants('das jetzige Admin-Token in eine Ihrer kubeconfigs schreiben, die noch ein früheres enthält'),
    agree: 'Schreiben',
  },
  copyProof: { asks: wants('den Nachweis der letzten Rotation kopieren'), agree: 'Kopieren' },
  saveProof: { asks: wants('den Nachweis der letzten Rotation speichern'), agree: 'Datei wählen' },
  rotation: {
    rotate: { asks: wants('das Admin-Token rotieren'), agree: 'Rotieren' },
    resume: {
      asks: wants('die unterbrochene Rotation des Admin-Tokens zu Ende führen'),
      agree: 'Zu Ende führen',
    },
    undo: { asks: wants('das frühere Admin-Token wieder gültig machen'), agree: 'Wieder gültig machen' },
    forget: { asks: wants('das frühere Admin-Token endgültig entfernen'), agree: 'Entfernen' },
  },
  setDashboard: {
    asks: (address) => wants(`die Adresse des Dashboards auf ${address} setzen`),
    agree: 'Adresse ändern',
  },
  removeDashboard: { asks: wants('die Adresse des Dashboards entfernen'), agree: 'Adresse ändern' },
  openDashboard: { asks: (address) => wants(`${address} in Ihrem Browser öffnen`), agree: 'Öffnen' },
  signIn: { asks: wants('das Dashboard angemeldet in Ihrem Browser öffnen'), agree: 'Öffnen' },
  endDashboardSession: { asks: wants('die Sitzung mit dem Dashboard beenden'), agree: 'Sitzung beenden' },
  renewDashboardSession: {
    asks: wants('ein neues Token für die Sitzung mit dem Dashboard holen'),
    agree: 'Erneuern',
  },
  signInWithEverything: {
    message: (dashboard, isSeen) =>
      `Mit ${isSeen ? 'voller' : 'womöglich voller'} Kontrolle über den Cluster bei ${dashboard} anmelden?`,
    detail: (account, isSeen) =>
      `${signedInAs(account, isSeen)} Brechen Sie ab, wenn Sie das nicht verlangt haben.`,
    detailWithoutRbac: (account) =>
      `Der Browser handelt als ${account}, bis Sie die Sitzung beenden. RBAC ist aus, daher darf dieses Konto in diesem Cluster alles, wie jedes andere auch: Keines hat nur Lesezugriff. Brechen Sie ab, wenn Sie das nicht verlangt haben.`,
    detailOrInstead: (account, isSeen, other) =>
      `${signedInAs(account, isSeen)}\n\n„Nur lesend anmelden“ nimmt stattdessen ${other}; dieses Konto darf nur lesen und wird angelegt, falls es fehlt. Brechen Sie ab, wenn Sie das nicht verlangt haben.`,
    instead: 'Nur lesend anmelden',
    agree: 'Anmelden',
  },
  changeSettings: {
    asks: (changes) => `Das Fenster möchte Einstellungen ändern: ${changes.join(', ')}.`,
    agree: 'Ändern',
  },
  settings: {
    clipboard: (length) => `Zwischenablage nach ${length} leeren`,
    lifetime: (length) => `neue Tokens für ${length} ausstellen`,
    dashboardIdle: (length) =>
      length === null
        ? 'eine ungenutzte Dashboard-Sitzung nie beenden'
        : `eine Dashboard-Sitzung nach ${length} ohne Nutzung beenden`,
    dashboardAtLock: (isOn) =>
      `eine Dashboard-Sitzung beim Sperren des Bildschirms ${isOn ? '' : 'nicht '}beenden`,
    tokenShare: (share) => `auf ein Token bei ${share} % Rest hinweisen`,
    tokens: (isOn) => `auf Tokens vor ihrem Ablauf ${isOn ? '' : 'nicht mehr '}hinweisen`,
    certificates: (isOn) => `auf Zertifikate vor ihrem Ablauf ${isOn ? '' : 'nicht mehr '}hinweisen`,
    staticTokens: (isOn) => `auf alte statische Tokens ${isOn ? '' : 'nicht mehr '}hinweisen`,
  },
  startAtLogin: { asks: wants('Keyfob starten, wenn Sie sich anmelden'), agree: 'Beim Anmelden starten' },
  doNotStart: { asks: wants('Keyfob nicht mehr starten, wenn Sie sich anmelden'), agree: 'Nicht starten' },
  restart: { asks: wants('Keyfob neu starten, das aktualisiert wurde'), agree: 'Jetzt neu starten' },
  unlockKeyring: { asks: wants('den Schlüsselbund entsperren'), agree: 'Entsperren' },
  chooseSnapData: { asks: wants('einen anderen Snap-Datenordner öffnen'), agree: 'Ordner wählen' },
  useDefaultSnapData: { asks: wants('den Snap-Datenordner von MicroK8s öffnen'), agree: 'Öffnen' },
  openRequested: {
    asks: wants('den Cluster öffnen, für den Keyfob ein zweites Mal gestartet wurde'),
    agree: 'Öffnen',
  },
  copyCommand: { asks: wants('einen Befehl für ein Terminal kopieren'), agree: 'Kopieren' },
  copyReport: { asks: wants('einen Bericht über Keyfob kopieren'), agree: 'Kopieren' },
  dashboardElsewhere: {
    message: (cluster) => `Läuft das Dashboard von „${cluster}“ auf einem anderen Rechner?`,
    detail: (address) =>
      `${address}\n\n„Dashboard öffnen“ führt dann dorthin, und was Sie dort einfügen, geht an diesen Rechner. Brechen Sie ab, wenn Sie diese Adresse nicht gerade selbst eingegeben haben.`,
    agree: 'Diese Adresse verwenden',
  },
  authority: {
    message: (cluster) => `Gehört auch diese CA zu „${cluster}“?`,
    key: (key) => `Öffentlicher Schlüssel (SHA-256): ${key}`,
    subject: (subject) => `Inhaber: ${subject}`,
    since: (moment) => `Gültig seit: ${moment}`,
    warning:
      'Wer ihren Schlüssel hat, bekommt die Admin-Zugangsdaten und jedes Token, das Keyfob für diesen Cluster aufbewahrt. Stimmen Sie nur zu, wenn Sie selbst dem Cluster diese CA gegeben haben.',
    agree: 'Dieser CA vertrauen',
  },
};
