import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const clusterFileErrorInGerman: Phrases['clusterFileError'] = {
  snapDataMissing: {
    message: (folder) => `Unter ${folder} wurde kein MicroK8s gefunden.`,
    remedy: 'Installieren Sie MicroK8s, oder wählen Sie den Ordner, der dessen Snap-Daten enthält.',
  },
  notSnapData: {
    message: (folder) => `${folder} ist kein Snap-Datenordner von MicroK8s: Darin fehlt args/kube-apiserver.`,
    remedy: 'Wählen Sie den Ordner, der „args“ und „credentials“ enthält, meist /var/snap/microk8s/current.',
  },
  noPermission: {
    message: (file, group) =>
      `Sie dürfen ${file} nicht lesen: Das dürfen nur Mitglieder der Gruppe „${group}“.`,
    joinGroup:
      'Nehmen Sie sich in die Gruppe auf, und melden Sie sich dann ab und wieder an; erst mit der neuen Anmeldung wird das wirksam.',
    lookAtGroup:
      'Sehen Sie nach, wer die Datei dieser Gruppe gegeben hat, die keine von MicroK8s ist: Mit der Mitgliedschaft erhalten Sie vielleicht mehr als diese Datei. Treten Sie ihr bei, melden Sie sich danach ab und wieder an; erst mit der neuen Anmeldung wird das wirksam.',
  },
  rootOnly: {
    message: (file) => `Nur root darf ${file} lesen: Die Mitgliedschaft in einer Gruppe hilft da nicht.`,
    giveBack:
      'Der Befehl zeigt die Datei und die Ordner darüber: Geben Sie, was nur root öffnen darf, der Gruppe von MicroK8s zurück (microk8s, oder snap_microk8s, wenn das Snap abgeschottet ist), sofern es kein Link ist. Oder erstellen Sie eine eigene kubeconfig mit einem Dienstkonto.',
    leave: 'Sehen Sie nach, ob das jemand so gewollt hat; Keyfob kommt ohne die Datei aus.',
  },
  cisHardened: {
    message: (file) =>
      `Nur root darf ${file} lesen: Dieser Cluster ist nach CIS gehärtet, und die Mitgliedschaft in einer Gruppe hilft da nicht.`,
    remedy:
      'Erstellen Sie eine eigene kubeconfig mit einem Dienstkonto, oder machen Sie als root die Härtung der Dateirechte rückgängig.',
  },
  missing: {
    message: (file) => `${file} ist nicht vorhanden.`,
    remedy: 'Prüfen Sie, ob MicroK8s vollständig installiert ist, und versuchen Sie es dann erneut.',
  },
  empty: {
    message: (file) => `${file} ist leer.`,
    remedy:
      'Stellen Sie die Datei aus einer Sicherung wieder her, oder lassen Sie MicroK8s sie neu schreiben, und versuchen Sie es dann erneut.',
  },
  restoreArgs:
    'Stellen Sie die Datei aus einer Sicherung wieder her, und versuchen Sie es dann erneut. Der Befehl zeigt die Kopien, die es gibt: die früherer Revisionen und die, mit der MicroK8s ausgeliefert wird.',
  tooLarge: {
    message: (file, limit) => `${file} ist größer als ${limit}: So groß sollte keine Datei dieser Art sein.`,
    remedy:
      'Sehen Sie nach, was sie geschrieben hat, setzen Sie die richtige Datei an ihre Stelle, und versuchen Sie es erneut.',
  },
  notRegular: {
    message: (file) => `${file} ist keine gewöhnliche Datei.`,
    remedy:
      'Setzen Sie die Datei, die MicroK8s erzeugt hat, wieder an ihre Stelle, und versuchen Sie es erneut.',
  },
  linkLoop: {
    message: (file) => `${file} ist ein Link, der zu sich selbst zurückführt.`,
    remedy: 'Bringen Sie den Link in Ordnung, und versuchen Sie es erneut.',
  },
  unreadable: {
    message: (file) => `${file} konnte nicht gelesen werden: Der Datenträger hat einen Fehler gemeldet.`,
    remedy: 'Prüfen Sie den Datenträger, und versuchen Sie es dann erneut.',
  },
  notText: {
    message: (file) => `${file} enthält Binärdaten, wo Text hingehört.`,
    remedy: 'Stellen Sie die Datei aus einer Sicherung wieder her, und versuchen Sie es erneut.',
  },
  pathNotVisible: {
    message: (path) =>
      `Der Pfad ${path} enthält unsichtbare Zeichen und könnte für einen anderen gehalten werden: Keyfob folgt ihm nicht.`,
    remedy:
      'Sehen Sie nach, wer ihn so benannt hat, geben Sie der Datei oder dem Ordner einen schlichten Namen, und versuchen Sie es erneut.',
  },
  tokenFileLine: {
    'too-few-columns': (line, file) =>
      `Zeile ${line} von ${file} hat weniger als drei Spalten (Token, Benutzer, UID); damit startet der API-Server nicht.`,
    'bare-quote': (line, file) =>
      `Zeile ${line} von ${file} enthält ein Anführungszeichen mitten in einem Feld; damit startet der API-Server nicht.`,
    'unclosed-quote': (line, file) =>
      `Zeile ${line} von ${file} öffnet ein Anführungszeichen, das nie geschlossen wird; damit startet der API-Server nicht.`,
  },
  argsLine: {
    'line-too-long': (line, file) =>
      `Zeile ${line} von ${file} ist länger als 64 KiB; damit startet der API-Server nicht.`,
    'stray-word': (line, file) =>
      `Zeile ${line} von ${file} enthält ein Wort, das zu keinem Argument gehört; damit startet der API-Server nicht.`,
    'bad-flag': (line, file) =>
      `Zeile ${line} von ${file} enthält an der Stelle eines Arguments ein anderes Wort (ein Argument beginnt mit zwei Strichen); damit startet der API-Server nicht.`,
    'no-value': (line, file) =>
      `Zeile ${line} von ${file} enthält ein Argument, dem sein Wert fehlt; damit startet der API-Server nicht.`,
    'bad-value': (line, file) =>
      `Zeile ${line} von ${file} gibt einem Argument einen Wert, den es nicht haben kann; damit startet der API-Server nicht.`,
    'prints-only': (line, file) =>
      `Zeile ${line} von ${file} fordert die Hilfe oder die Version an und keinen Server; damit startet der API-Server nicht.`,
  },
  mendLine:
    'Bringen Sie diese Zeile in Ordnung, bevor der Cluster neu startet, und versuchen Sie es dann erneut.',
  unclearValue: {
    message: (line, file) =>
      `Zeile ${line} von ${file} folgt auf ein Argument, das Keyfob nicht kennt, und ist vielleicht dessen Wert.`,
    remedy: 'Schreiben Sie das Argument davor als --name=value, und versuchen Sie es dann erneut.',
  },
  unclearVariable: {
    message: (line, file, variable) =>
      `Zeile ${line} von ${file} hängt von der Variablen ${variable} ab, die Keyfob nicht kennt.`,
    remedy: 'Schreiben Sie an ihre Stelle den Wert, und versuchen Sie es dann erneut.',
  },
  tokenFileUnnamed: {
    message: (file) =>
      `${file} nennt keine Token-Datei, obwohl client.config ein Token enthält: Nichts besagt, dass der API-Server es akzeptiert.`,
    remedy:
      'Tragen Sie --token-auth-file mit dem Pfad der Token-Datei wieder in die Argumente des API-Servers ein, und versuchen Sie es dann erneut.',
  },
  adminTokenDiffers: {
    message: (file) =>
      `${file} enthält nicht das Token aus client.config: Nach seinem nächsten Neustart würde der API-Server den Administrator aussperren.`,
    remedy:
      'Tragen Sie das Token aus client.config in die admin-Zeile ein, oder umgekehrt, bevor der Cluster neu startet.',
  },
  tooOld: {
    message:
      'Dieser Cluster verwendet noch Passwörter (Basic Auth), wie MicroK8s 1.18 und ältere Versionen: Er ist zu alt für Keyfob.',
    remedy: 'Aktualisieren Sie MicroK8s auf eine unterstützte Version.',
  },
  workerNode: {
    message: 'Dieser Rechner ist ein Worker-Knoten: Er hat keinen API-Server und keine Admin-Zugangsdaten.',
    remedy: 'Starten Sie Keyfob auf einem Control-Plane-Knoten des Clusters.',
  },
};
