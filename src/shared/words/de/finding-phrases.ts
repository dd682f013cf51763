import type { Phrases } from '../en/phrases.ts';

const byHand = (file: string) =>
  `Was in ${file} steht, hat nicht die Form, die microk8s enable rbac sicher ändert: Ersetzen Sie dort von Hand, was zur Autorisierung steht, durch --authorization-mode=RBAC,Node, und starten Sie dann den API-Server neu.`;
const differsThere = (nodes: string) => `Auf ${nodes} wird das Admin-Token dieses Rechners nicht akzeptiert.`;

/** The same in German. */
export const findingInGerman: Phrases['finding'] = {
  all: (addresses) => addresses.join(' und '),
  rotationUnsettled: {
    what: 'Eine Rotation des Admin-Tokens wurde unterbrochen.',
    why: (begun, isSeen) =>
      isSeen
        ? `Sie begann am ${begun}, und seitdem stimmen Token-Datei, client.config und API-Server nicht überein: Nach dem nächsten Neustart ist der Administrator möglicherweise ausgesperrt.`
        : `Sie begann am ${begun}, und ob Token-Datei, client.config und API-Server seitdem übereinstimmen, ließ sich nicht feststellen.`,
    remedy: 'Führen Sie sie zu Ende, oder machen Sie sie rückgängig.',
  },
  oldTokenAccepted: {
    what: (nodes) => `Auf ${nodes} wird das alte Admin-Token noch akzeptiert.`,
    why: 'Jeder Control-Plane-Knoten hat seine eigene Token-Datei: Wer eine Kopie des alten Tokens hat, öffnet den Cluster dort weiterhin.',
    remedy: 'Rotieren Sie auch dort, mit demselben neuen Token.',
  },
  oldTokenUnasked: {
    what: (nodes) =>
      `Ob auf ${nodes} das alte Admin-Token noch akzeptiert wird, ließ sich nicht feststellen.`,
    why: 'Ein Control-Plane-Knoten, der während der Rotation aus oder nicht erreichbar war, kommt mit dem alten Token in seiner Token-Datei zurück.',
    remedy: 'Rotieren Sie auch dort, mit demselben neuen Token, sobald er erreichbar ist.',
  },
  nodesUnseen:
    'Nach anderen Control-Plane-Knoten, die das alte Admin-Token vielleicht noch akzeptieren, konnte nicht gesucht werden.',
  nodesDiffer: {
    what: differsThere,
    why: 'Jeder Control-Plane-Knoten hat seine eigene Token-Datei, und dort steht ein anderes Admin-Token: Was den Cluster hier öffnet, wird dort abgewiesen.',
    remedy: 'Wenn das Token dort rotiert wurde, rotieren Sie auch hier, mit dem neuen Token jenes Rechners.',
  },
  nodesNotUndone: {
    what: differsThere,
    why: 'Die Rotation wurde hier rückgängig gemacht. Ein Control-Plane-Knoten, der das neue Token bekommen hat, behält es, bis sie auch dort rückgängig gemacht wird: Was den Cluster hier öffnet, wird dort abgewiesen.',
    remedy: (command) =>
      `Machen Sie sie auch dort rückgängig, mit „${command}“; wo das nicht mehr möglich ist, rotieren Sie dort mit dem Admin-Token dieses Rechners.`,
  },
  rotationBackupOverdue: {
    what: 'Das alte Admin-Token wird noch aufbewahrt, um die Rotation rückgängig zu machen.',
    why: (due) =>
      `Es hätte am ${due} entfernt werden sollen; root kann es lesen, und jede Datensicherung dieses Rechners enthält es.`,
    remedy: 'Entfernen Sie es jetzt, oder überlassen Sie das der nächsten Rotation.',
  },
  adminTokenDiffers: {
    what: 'client.config und die Token-Datei widersprechen sich.',
    why: (file) =>
      `${file} enthält das Token aus client.config nicht: Nach seinem nächsten Neustart würde der API-Server den Administrator aussperren.`,
    remedy:
      'Tragen Sie das Token aus client.config in die admin-Zeile ein, oder umgekehrt, bevor der Cluster neu startet.',
  },
  tokenFileUnusable: 'Die Token-Datei lässt sich nicht verwenden.',
  argsRefused: 'Der API-Server kann nicht wieder starten.',
  authenticationUnknown: 'Woran dieser Cluster seinen Administrator erkennt, ist nicht bekannt.',
  filesOpen: {
    what: (isWritable) =>
      isWritable
        ? 'Andere Benutzer dieses Rechners können Dateien mit Geheimnissen ändern.'
        : 'Andere Benutzer dieses Rechners können Dateien mit Geheimnissen lesen.',
    why: (files) => `Jeder Benutzer dieses Rechners und jedes seiner Programme kann ${files} öffnen.`,
    remedy: 'Entziehen Sie anderen die Rechte; MicroK8s selbst gibt ihnen keine.',
  },
  filesUnseen: {
    what: 'Ob andere Benutzer Dateien mit Geheimnissen öffnen können, war nicht zu sehen.',
    why: (folders) =>
      `Keyfob konnte nicht in ${folders} hineinsehen, und nichts spricht dafür, dass andere es nicht können.`,
    remedy:
      'Prüfen Sie die Rechte dessen, was darin liegt: Nur root und die Gruppe von MicroK8s brauchen welche.',
  },
  rbacOff: {
    what: 'RBAC ist ausgeschaltet: Jedes Token ist Cluster-Administrator.',
    why: 'Wer irgendein gültiges Token dieses Clusters hat, darf damit alles.',
    onlyArgsSay: (file) => `So steht es in ${file}; der API-Server konnte nicht gefragt werden.`,
    argsTurnOn: (file) => `${file} schaltet RBAC ein, aber der API-Server hat das noch nicht gelesen.`,
    restart: 'Starten Sie den API-Server neu, damit er es liest.',
    turnOn: 'Schalten Sie RBAC ein, damit Rollen gelten. Das startet den API-Server neu.',
    turnOnByHand: (file) => `Schalten Sie RBAC ein, damit Rollen gelten. ${byHand(file)}`,
  },
  rbacOffAtRestart: {
    what: 'Mit dem nächsten Neustart des API-Servers wird RBAC ausgeschaltet.',
    why: (file) =>
      `Der API-Server richtet sich nach Rollen, aber in ${file} steht AlwaysAllow: Ab dem nächsten Neustart ist jedes Token Cluster-Administrator.`,
    turnOn: 'Schalten Sie RBAC auch dort ein. Das startet den API-Server neu.',
    turnOnByHand: (file) => `Schalten Sie RBAC auch dort ein. ${byHand(file)}`,
  },
  rbacWasOff: {
    what: (moment) => `RBAC war ausgeschaltet (Stand: ${moment}): Jedes Token war Cluster-Administrator.`,
    why: 'Ob das noch so ist, ließ sich nicht feststellen.',
    remedy: 'Sehen Sie noch einmal nach, sobald der API-Server antwortet.',
  },
  legacyTokens: {
    what: (total, names) =>
      total === 1 ? `Ein Legacy-Token läuft nie ab: ${names}.` : `${total} Legacy-Tokens laufen nie ab.`,
    why: (total, names) =>
      total === 1
        ? 'Wer dieses Secret gelesen hat, kann sein Token verwenden, bis das Secret gelöscht wird.'
        : `Wer eines dieser Secrets gelesen hat, kann sein Token verwenden, bis das Secret gelöscht wird: ${names}.`,
    areAdmin: (total) =>
      total === 1
        ? 'Solange RBAC ausgeschaltet ist, ist es Cluster-Administrator.'
        : 'Solange RBAC ausgeschaltet ist, ist jedes davon Cluster-Administrator.',
    ofDashboard: (name) =>
      `Das Dashboard-Add-on von MicroK8s hat ${name} angelegt, und beim Abschalten des Add-ons wird es nicht gelöscht.`,
    ofHeadlamp: (name, isOnly) => `Das Manifest von Headlamp selbst hat ${isOnly ? 'es' : name} angelegt.`,
    mayAll: (count, names, isOnly) => {
      if (isOnly) return 'Sein Konto darf alles.';
      return count === 1
        ? `Das Konto, zu dem das Token von ${names} gehört, darf alles.`
        : `Die Konten, zu denen die Tokens von ${names} gehören, dürfen alles.`;
    },
    notAsked: (count, names, isOnly) => {
      if (isOnly) return 'Ob sein Konto alles darf, ließ sich nicht feststellen.';
      return count === 1
        ? `Ob das Konto, zu dem das Token von ${names} gehört, alles darf, ließ sich nicht feststellen.`
        : `Ob die Konten, zu denen die Tokens von ${names} gehören, alles dürfen, ließ sich nicht feststellen.`;
    },
    remedy: (total) =>
      total === 1
        ? 'Löschen Sie es, sofern es nicht mehr gebraucht wird.'
        : 'Löschen Sie diejenigen, die nicht mehr gebraucht werden.',
    ways: {
      addOn: (name, isOnly) =>
        `${isOnly ? 'Es' : name} wird nur von microk8s dashboard-proxy gebraucht und von denen, die es kopiert haben: Keyfob meldet sich am Dashboard mit Tokens an, die ablaufen.`,
      headlamp: (name, isOnly) =>
        `Keyfob meldet sich bei Headlamp ohne ${isOnly ? 'dieses Token' : name} an, mit Tokens, die ablaufen. Nehmen Sie es auch aus dem Manifest heraus, sonst legt das nächste kubectl apply es neu an.`,
    },
  },
  legacyTokensUnseen: 'Keyfob konnte nicht nach Legacy-Tokens suchen.',
  joinTokens: {
    what: (total) => (total === 1 ? 'Ein Join-Token läuft nie ab.' : `${total} Join-Tokens laufen nie ab.`),
    why: (total) =>
      `Wer ${total === 1 ? 'es' : 'eines'} hat, kann diesem Cluster einen Rechner hinzufügen, der dann dessen Schlüssel besitzt.`,
    remedy: (total) =>
      total === 1
        ? 'Entfernen Sie es, sofern niemand es verwenden will.'
        : 'Entfernen Sie diejenigen, die niemand verwenden will.',
  },
  adminTokenNeverExpires: {
    what: 'Das Admin-Token läuft nie ab.',
    why: (copies) =>
      `Wer es einmal gesehen hat, ist Administrator, bis es ersetzt wird.${copies === 0 ? '' : copies === 1 ? ' Eine weitere kubeconfig enthält eine Kopie davon.' : ` ${copies} weitere kubeconfigs enthalten Kopien davon.`}`,
    remedy:
      'Rotieren Sie es von Zeit zu Zeit, und verwenden Sie für alles andere Tokens, die ablaufen. Es steht hier, solange sich der Administrator dieses Clusters mit einem solchen Token anmeldet.',
  },
  staticTokensNeverExpire: {
    what: (total, users) =>
      total === 1
        ? `Ein statisches Token, das nie abläuft, macht ${users} zum Administrator.`
        : `${total} statische Tokens, die nie ablaufen, machen zu Administratoren: ${users}.`,
    why: (total) =>
      `Wer ${total === 1 ? 'es' : 'eines davon'} einmal gesehen hat, ist Administrator, bis die Zeile in der Token-Datei geändert wird.`,
    remedy: (total) =>
      total === 1
        ? 'Entfernen Sie die Zeile, sofern niemand sie braucht; das gilt ab dem nächsten Start des API-Servers.'
        : 'Entfernen Sie die Zeilen, die niemand braucht; das gilt ab dem nächsten Start des API-Servers.',
  },
  agentTokensNeverExpire: {
    what: (total) =>
      total === 1
        ? 'Ein Token des Cluster-Agenten läuft nie ab.'
        : `${total} Tokens des Cluster-Agenten laufen nie ab.`,
    why: (total) => `Wer ${total === 1 ? 'es' : 'eines davon'} hat, kann Administrator des Clusters werden.`,
    remedy: 'Sehen Sie nach, wozu jedes dient, und entfernen Sie, was ein Beitritt zurückgelassen hat.',
  },
  renewalsStopped: {
    what: (total, names) =>
      total === 1
        ? `Keyfob kann ein Token nicht erneuern: ${names}.`
        : `Keyfob kann ${total} Tokens nicht erneuern: ${names}.`,
    why: (total, date) =>
      `${total === 1 ? 'Es läuft' : 'Das erste davon läuft'} am ${date} ab, und was sich damit anmeldet, funktioniert dann nicht mehr.`,
    remedy: (total) =>
      `Erneuern Sie ${total === 1 ? 'es' : 'jedes'} von Hand; beim Token steht, was Keyfob daran gehindert hat.`,
  },
  joinTokensUnseen: 'Keyfob konnte nicht nach Join-Tokens suchen.',
  certificateEnding: {
    expired: (certificate, date) => `Das Zertifikat ${certificate} ist am ${date} abgelaufen.`,
    expires: (certificate, date) => `Das Zertifikat ${certificate} läuft am ${date} ab.`,
    end: (certificate, date) => `${certificate}, gültig bis ${date}`,
    also: (ends, more) =>
      `Derselbe Befehl erneuert auch: ${ends.join('; ')}${more === 0 ? '' : `; und ${more} weitere`}.`,
  },
  certificatesNotYet: {
    what: (total, names, begin) =>
      total === 1
        ? `Das Zertifikat ${names} ist erst ab ${begin} gültig.`
        : `${total} Zertifikate sind erst ab ${begin} gültig: ${names}.`,
    why: (total, seen) =>
      `Die Uhr dieses Rechners zeigt ${seen}. Wer ${total === 1 ? 'es' : 'eines davon'} prüft, weist es bis dahin zurück.`,
    remedy:
      'Prüfen Sie die Uhr dieses Rechners; geht sie richtig, warten Sie bis dahin. Erneuern ändert nichts.',
  },
  fileFromLater: {
    what: (file) => `${file} wurde zuletzt zu einer Zeit geändert, die erst noch kommt.`,
    why: (changed, seen) =>
      `Ihr Zeitstempel ist ${changed}, und die Uhr dieses Rechners zeigt ${seen}: Entweder geht sie nach, oder sie ging vor, als die Datei geschrieben wurde. Was Keyfob über Ablaufzeiten sagt, richtet sich nach dieser Uhr.`,
    remedy:
      'Prüfen Sie die Uhr, bevor Sie etwas neu starten oder erneuern: Was mit falscher Uhr entsteht, bekommt falsche Zeitangaben. Geht sie richtig, prüfen Sie, ob die Zeitangaben dieser Datei stimmen.',
  },
  certificateUnread: {
    what: (title, message) => `${title}: ${message}`,
    unseen: 'Ein Zertifikat ließ sich nicht ansehen.',
    why: 'Was läuft, arbeitet mit dem weiter, was es zuvor gelesen hat; sein nächster Start schlägt fehl, oder es kommt ohne aus.',
    keyOfCa: {
      why: 'MicroK8s signiert damit neue Zertifikate: Wer eines davon gegen die CA prüft, weist es zurück.',
      remedy: 'Stellen Sie den Schlüssel wieder her, der zur CA gehört; vielleicht liegt er in certs-backup.',
    },
  },
  certificateForeign: {
    what: (certificate) => `Das Zertifikat ${certificate} wurde nicht von der CA dieses Clusters signiert.`,
    why: 'Wer es gegen die CA prüft, weist es zurück.',
  },
  addressUncovered: {
    what: (addresses) => `Das Zertifikat des API-Servers gilt nicht für ${addresses}.`,
    why: 'Clients, die sich dorthin verbinden, weisen es zurück, und dann wird die Prüfung gern abgeschaltet. microk8s config schreibt die Netzwerkadresse dieses Rechners in jede kubeconfig, die es ausgibt.',
    byItsMaker:
      'Das Zertifikat stammt nicht von MicroK8s: Lassen Sie dort, wo es ausgestellt wurde, eines ausstellen, das auch dafür gilt.',
    byHand:
      'MicroK8s tut das von selbst, wenn sich eine Adresse ändert, außer wenn der Knoten zu einem Cluster gehört. Von Hand:',
  },
  kubeletUncovered: {
    what: (addresses) => `Das Zertifikat des Kubelets gilt nicht für ${addresses}.`,
    why: 'Der API-Server soll es prüfen und weigert sich deshalb, diesen Knoten nach logs, exec und Metriken zu fragen.',
    otherName:
      'MicroK8s stellt es für den Namen dieses Rechners aus, und args/kubelet gibt dem Knoten einen anderen (--hostname-override): Lassen Sie die Cluster-CA eines signieren, das auch für diesen gilt.',
  },
};
