import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const overviewInGerman: Phrases['overview'] = {
  looking: 'Ihr Cluster wird gesucht …',
  noCluster: {
    title: 'Kein Cluster gefunden',
    why: (snapData) =>
      `Keyfob liest die Zugangsdaten von MicroK8s aus dessen Snap-Datenordner, nur auf diesem Rechner: ${snapData}`,
    isElsewhere: 'Liegt MicroK8s in einem anderen Ordner?',
    choose: 'Ordner wählen …',
  },
  version: (version) => `Kubernetes ${version}`,
  api: {
    asking: 'Wird gefragt …',
    reachable: '● Erreichbar',
    trouble: 'Störung: erneut versuchen',
    unreachable: 'Nicht erreichbar: erneut versuchen',
  },
  dashboardToken: {
    title: 'Dashboard-Token',
    none: 'Noch kein Token. Kopieren Sie eines für Kubernetes Dashboard, Headlamp oder ein Formular, das ein Bearer-Token verlangt.',
    saved: {
      keyring: (until, account) => ['Gültig bis ', until, ` für ${account}, im Schlüsselbund aufbewahrt`],
      saving: (until, account) => ['Gültig bis ', until, ` für ${account}, auf dem Weg in den Schlüsselbund`],
      memory: (until, account) => [
        'Gültig bis ',
        until,
        ` für ${account}, nur im Arbeitsspeicher, bis Keyfob beendet wird`,
      ],
    },
    copy: 'Frisches Token kopieren',
    copyKeys: 'Strg Umschalt C',
    openDashboard: 'Dashboard öffnen',
    asked: (address) => `Ihr Browser wurde gebeten, ${address} zu öffnen`,
    checking: 'Das aufbewahrte Token wird geprüft …',
    minting: 'Ein Token wird angefordert …',
    copiedNew: (until) => `Neues Token kopiert, gültig bis ${until}.`,
    copiedSaved: 'Aufbewahrtes Token kopiert, gerade eben geprüft.',
    copiedUnchecked: 'Aufbewahrtes Token ungeprüft kopiert: Der API-Server konnte nicht gefragt werden.',
    nothingCopied: (reason) => `Es wurde nichts kopiert. ${reason}`,
  },
  access: {
    absent: 'Beim ersten Kopieren werden Sie einmal gefragt, was diese Tokens dürfen.',
    setUp: 'Zugriff einrichten …',
    foreign: (kind, name) =>
      `${kind} „${name}“ ist schon vorhanden und stammt nicht von Keyfob; es blieb, wie es ist.`,
    chosen: (account) => `Tokens von ${account}, wie von Ihnen gewählt.`,
    chosenIsGone: (account) => `Sie haben das Konto ${account} gewählt, das es nicht gibt.`,
    useOwn: 'Keyfobs eigenes Konto verwenden',
    view: 'Nur lesen (ClusterRole view)',
    'cluster-admin': 'Voller Zugriff (ClusterRole cluster-admin)',
    withoutRbac: (rights) =>
      `Unbeschränkt, solange RBAC ausgeschaltet ist. Sobald es eingeschaltet ist: ${rights}`,
    bindingIsMissing: 'Das Binding keyfob-dashboard fehlt: Mit RBAC dürfen diese Tokens nichts.',
    bindingIsDifferent: (role) =>
      `Jemand hat das Binding geändert: Es gibt jetzt ${role}. Keyfob lässt es, wie es ist.`,
  },
  facts: {
    server: 'API-Server',
    authentication: {
      name: 'Authentifizierung',
      token: 'Statische Token-Datei (Token-Modus)',
      x509: 'Client-Zertifikate (x509-Modus)',
      mixed: 'Client-Zertifikate und daneben eine Token-Datei (gemischter Modus)',
      unknown: 'Nicht bekannt',
    },
    administrator: {
      name: 'Administrator',
      token: 'Das Token aus client.config',
      staticToken: (never) => ['Statisches Admin-Token: ', never],
      never: 'läuft nie ab',
      certificate: (subject, until) => [`Client-Zertifikat ${subject}, bis `, until],
    },
    tokenFile: {
      name: 'Token-Datei',
      changed: (moment) => ['Zuletzt geändert: ', moment, '; ihre Tokens sind mindestens so alt'],
    },
    authorization: {
      name: 'Autorisierung',
      unknown: 'Noch nicht bekannt',
      rbac: 'Rollen entscheiden (RBAC)',
      'always-allow': 'Alles ist erlaubt (AlwaysAllow)',
      byFiles: (inForce) => `${inForce}, laut args/kube-apiserver`,
      otherInFiles: (inForce, inFiles) =>
        `${inForce}; in args/kube-apiserver steht etwas anderes: ${inFiles}`,
    },
    signedInAs: 'Angemeldet als',
    snapData: 'Snap-Datenordner',
  },
};
