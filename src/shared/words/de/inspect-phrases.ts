import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectInGerman: Phrases['inspect'] = {
  title: 'Prüfen',
  another: 'Anderes Token',
  choose: {
    help: 'Fügen Sie ein beliebiges Token ein: das eines Dienstkontos, ein statisches oder eines von einem anderen Aussteller. Es wird auf diesem Rechner dekodiert und vergessen, sobald Sie die Ansicht verlassen. Nur der Cluster, der es ausgestellt hat, kann dazu befragt werden; das Token selbst bekommt er erst, wenn Sie ihn fragen oder es ausprobieren. Erst dann lässt sich sagen, was sein Inhaber darf.',
    field: 'Token',
    show: 'Eingabe anzeigen',
    inspect: 'Prüfen',
    saved: 'Oder eines, das Keyfob aufbewahrt',
    newestOf: (total) => `Die neuesten von ${total}; alle stehen unter „Tokens“.`,
    anyText:
      'Auch eine Datei, ein Befehl oder dessen Ausgabe ist recht: Keyfob findet darin das Token und vergisst den Rest.',
  },
  found: {
    title: (count) => `Welches dieser ${count} Tokens?`,
    help: 'Der Text enthält mehr als eines. Wählen Sie, welches geprüft werden soll; die anderen werden dann vergessen.',
    restForgotten: (place) => [
      'Im eingefügten Text gefunden: ',
      place,
      '. Der Rest des Textes wurde vergessen.',
    ],
    leftOut: 'Was neben dem Token oder mittendrin eingefügt wurde, ist weggelassen.',
    account: (namespace, name) => `${namespace}/${name}`,
    unnamed: (number) => `Token ${number}`,
    line: (place, line) => `${place}, Zeile ${line}`,
    base64: (place) => `${place}, als Base64`,
    place: {
      line: 'in einer eigenen Zeile',
      text: 'zwischen anderen Wörtern',
      field: (name) => (name === null ? 'hinter einem Namen' : `bei ${name}`),
      kubeconfig: (user) =>
        user === null ? 'Benutzer einer kubeconfig' : `Benutzer ${user} einer kubeconfig`,
      secret: (secret, key) =>
        [key === null ? '' : `${key} in `, 'einem Secret', secret === null ? '' : ` namens ${secret}`].join(
          '',
        ),
      'token-request': 'Antwort auf einen TokenRequest',
      'exec-credential': 'ExecCredential',
      'token-review': 'TokenReview',
      'token-file': (user) =>
        user === null ? 'Zeile einer Token-Datei' : `Zeile von ${user} in einer Token-Datei`,
    },
  },
  reading: 'Wird gelesen …',
  token: 'Token',
  length: (characters) => `${characters} Zeichen`,
  kind: {
    name: 'Art',
    bound: 'Token eines Dienstkontos, über TokenRequest ausgestellt',
    legacy: 'Legacy-Token eines Dienstkontos: Es stammt aus einem Secret und läuft nie ab',
    static: 'Statisches Token: eine Zeile der Token-Datei des Clusters',
    foreign: 'Ein JWT, aber kein Token eines Dienstkontos',
    cut: 'Der Anfang eines JWT: Was davon lesbar ist, ist nicht bewiesen',
    unreadable: 'Das sieht aus wie ein JWT, lässt sich aber nicht lesen',
    withoutCluster: 'Kein JWT: Nur der Cluster, der es ausgestellt hat, weiß, was es ist',
    inNoTokenFile: 'Kein JWT und in keiner Token-Datei dieses Clusters: Darüber lässt sich nichts sagen',
    withoutTokenFile:
      'Kein JWT; ob es ein statisches Token dieses Clusters ist, ist nicht bekannt: Die Token-Datei ließ sich nicht lesen',
  },
  problem: {
    'no-jwt': 'Es besteht nicht aus den drei Teilen eines JWT.',
    encrypted: 'Es ist verschlüsselt (JWE): Nur der Empfänger kann es lesen.',
    'no-base64': 'Einer der Teile ist kein base64url: Zeichen fehlen oder wurden verändert.',
    'no-text':
      'Header oder Claims sind kein UTF-8: Es wurde verändert oder stammt von keiner JWT-Bibliothek.',
    'no-json': 'Header oder Claims sind kein JSON: Es wurde abgeschnitten oder verändert.',
    'no-object': 'Header oder Claims sind JSON, aber kein Objekt.',
    'too-deep': 'Die Claims sind tiefer verschachtelt als bei jedem echten Token.',
    critical: 'Der Header verlangt eine Erweiterung (crit oder b64); das tut kein Token von Kubernetes.',
  },
  pasteWhole: 'Fügen Sie es vom ersten bis zum letzten Zeichen ein.',
  whose: 'Steht für',
  groups: (names) => `Gruppen: ${names}`,
  expires: {
    name: 'Ablauf',
    never: 'Nie',
    unreadable: 'Der Ablauf ist kein Datum: Der API-Server lehnt es ab',
    unknown: 'Nicht bekannt',
    expired: 'Abgelaufen',
  },
  signature: {
    name: 'Signatur',
    checking: 'Wird geprüft …',
    unchecked: 'Konnte nicht geprüft werden',
    bySavedKeys: (moment) => [
      'Der API-Server konnte nicht gefragt werden: geprüft mit seinen Schlüsseln vom ',
      moment,
      '.',
    ],
    valid: { short: 'Gültig', long: 'Einer der Schlüssel dieses Clusters hat es signiert.' },
    invalid: {
      short: 'Ungültig',
      long: 'Es nennt einen Schlüssel dieses Clusters, der es aber nicht signiert hat: Es wurde gefälscht oder verändert.',
    },
    cut: {
      short: 'Abgeschnitten',
      long: 'Sie ist kürzer als jede des genannten Schlüssels: Das Ende fehlt.',
    },
    unknownKey: {
      short: 'Unbekannter Schlüssel',
      unnamed:
        'Keiner der Schlüssel dieses Clusters hat es signiert: Es kommt von einem anderen Aussteller oder wurde verändert.',
      named:
        'Es nennt keinen Schlüssel dieses Clusters: Ein anderer Cluster oder ein anderer Aussteller hat es signiert.',
    },
    refusedAlgorithm: {
      short: 'Beweist nichts',
      none: 'Es ist nicht signiert (Algorithmus none): Jeder könnte es erzeugt haben.',
      other: (algorithm) =>
        `Mit dem Algorithmus ${algorithm} signiert kein Cluster: Von wem es stammt, lässt sich hier nicht sagen.`,
    },
    unsigned: { short: 'Keine', long: 'Nur ein JWT trägt eine Signatur.' },
  },
  accepted: {
    name: 'Akzeptiert',
    notAskedYet: 'Noch nicht gefragt',
    notIssuedHere: 'Nicht gefragt: Dieser Cluster hat es nicht ausgestellt, deshalb bleibt es hier',
    perhapsNotIssuedHere:
      'Nicht gefragt: Ob dieser Cluster es ausgestellt hat, ist nicht bekannt, deshalb bleibt es hier',
    cutOff: 'Nicht gefragt: Das Ende fehlt, deshalb bleibt es hier',
    ask: 'Cluster fragen',
    rightsOnceAccepted: 'Was es darf, wird angezeigt, wenn der API-Server das Token akzeptiert.',
    asking: 'Wird gefragt …',
    couldNotAsk: 'Konnte nicht gefragt werden',
    askAgain: 'Erneut fragen',
    meantFor: (audiences) => `Bestimmt für ${audiences.join(' und ')}`,
    asked: (moment) => ['Gefragt: ', moment],
    askedAndTakenFor: (moment, user) => ['Gefragt: ', moment, `; für ihn ist der Inhaber ${user}`],
    yes: 'Ja',
    no: 'Nein',
    yesForNow: 'Ja, noch bis zu 10 s',
    elsewhere: 'Es ist gültig, aber für andere: API-Server und Dashboards lehnen es ab.',
    objects: {
      there: 'Das Dienstkonto und woran es sonst gebunden ist, gibt es noch.',
      'account-gone': 'Das Dienstkonto wurde gelöscht.',
      'account-remade': 'Das Dienstkonto wurde gelöscht und neu angelegt: Das neue zählt nicht.',
      'secret-gone': 'Das Secret, an das es gebunden ist, wurde gelöscht: Es ist widerrufen.',
      'secret-remade':
        'Das Secret, an das es gebunden ist, wurde gelöscht und neu angelegt: Es ist widerrufen.',
    },
    notNoticed: 'Der API-Server muss es noch bemerken.',
  },
  duplicates: (names) =>
    `Diese Namen kommen mehrfach vor, und nicht jedes Programm nimmt denselben Wert: ${names}`,
  claims: { unproven: 'Claims, nicht bewiesen', proven: 'Claims, von den Schlüsseln des Clusters bewiesen' },
  places: {
    title: 'Wo liegt dieses Token?',
    nowhereInCluster:
      'Nicht im Cluster: Er behält keine Kopie, sondern prüft Signatur, Ablauf, Dienstkonto und woran das Token gebunden ist.',
    secret: (secret) => `Im Cluster, im Klartext, im Secret ${secret}: Wer dort Secrets lesen darf, hat es.`,
    tokenFile: (file, line) =>
      `In der Token-Datei ${file}, Zeile ${line}, und im Arbeitsspeicher des API-Servers, der sie beim Start gelesen hat.`,
    keyring: (entry) => `Im Schlüsselbund dieses Desktops, Eintrag ${entry}.`,
    memory: 'Nur im Arbeitsspeicher von Keyfob, bis es beendet wird.',
    view: 'Im Arbeitsspeicher von Keyfob, bis Sie diese Ansicht verlassen.',
    clipboard: (until) => `In der Zwischenablage, bis ${until}.`,
    clipboardPerhaps: 'Vielleicht in der Zwischenablage: Es ließ sich nicht daraus entfernen.',
    file: (file) => `In der Datei ${file}.`,
  },
};
