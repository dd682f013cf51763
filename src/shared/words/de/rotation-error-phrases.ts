import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const rotationErrorInGerman: Phrases['rotationError'] = {
  busy: {
    message: (pid) =>
      `Es läuft bereits eine andere Rotation${pid === null ? '' : ` (Prozess ${pid})`}; diese hat nichts geändert.`,
    remedy: 'Warten Sie, bis sie beendet ist, und sehen Sie dann noch einmal nach.',
  },
  unfinished: {
    message:
      'Eine frühere Rotation wurde unterbrochen und ist noch nicht geklärt; diese hat nichts geändert.',
    remedy: 'Klären Sie zuerst die frühere.',
  },
  unproven: {
    message:
      'Die letzte Rotation auf diesem Rechner endete nicht mit einem neuen Token, deshalb gibt es nichts nachzuweisen.',
    remedy: 'Sehen Sie nach, wie die Rotation ausging.',
  },
  needsRoot: {
    message: (folder) => `Nur root darf die Zugangsdaten in ${folder} ändern; es wurde nichts geändert.`,
    remedy: 'Führen Sie den Befehl als root aus.',
  },
  noStaticToken: {
    message:
      'Dieser Cluster hat kein statisches Admin-Token: Sein Administrator meldet sich mit einem Client-Zertifikat an.',
    remedy: 'Um ein Admin-Zertifikat zu widerrufen, ersetzen Sie den CA-Schlüssel des Clusters.',
  },
  noAdminRow: {
    message: (file) => `${file} hat keine Zeile des Benutzers „admin“; es wurde nichts geändert.`,
    remedy:
      'Fügen Sie die Zeile mit dem Token aus client.config hinzu, starten Sie MicroK8s neu, und versuchen Sie es dann erneut.',
  },
  adminRows: {
    message: (file, first, second) =>
      `${file} hat mehr als eine Zeile des Benutzers „admin“ (Zeilen ${first} und ${second}), womit die Skripte von MicroK8s nicht umgehen können; es wurde nichts geändert.`,
    remedy:
      'Behalten Sie nur die Zeile, die client.config verwendet, starten Sie MicroK8s neu, und versuchen Sie es dann erneut.',
  },
  adminNotMaster: {
    message: (line, file) =>
      `Der admin-Zeile (Zeile ${line} von ${file}) fehlt die Gruppe system:masters; es wurde nichts geändert.`,
    remedy:
      'Tragen Sie „system:masters“ in ihre vierte Spalte ein, starten Sie MicroK8s neu, und versuchen Sie es dann erneut.',
  },
  duplicateToken: {
    message: (line, file) =>
      `Das Token in Zeile ${line} von ${file} steht auch in einer früheren Zeile, mit der es weiterhin akzeptiert würde; es wurde nichts geändert.`,
    remedy:
      'Entfernen Sie eine der beiden Zeilen, starten Sie MicroK8s neu, und versuchen Sie es dann erneut.',
  },
  tokenUnusable: {
    message: {
      form: 'Das angegebene Token ist nicht verwendbar: Es muss aus 43 bis 128 Buchstaben und Ziffern bestehen. Es wurde nichts geändert.',
      same: 'Das angegebene Token ist das alte. Es wurde nichts geändert.',
      taken:
        'Das angegebene Token steht bereits in einer anderen Zeile der Token-Datei. Es wurde nichts geändert.',
    },
    remedy: 'Geben Sie ein anderes Token an.',
  },
  oldTokenForm: {
    message: (file) =>
      `Das Admin-Token in ${file} enthält Zeichen, die keine Anfrage übertragen kann; es wurde nichts geändert.`,
    remedy:
      'Tragen Sie dort und in client.config ein Token aus Buchstaben und Ziffern ein, starten Sie MicroK8s neu, und versuchen Sie es dann erneut.',
  },
  fileForm: {
    message: (file) =>
      `Das Token in ${file} ist so geschrieben, dass Keyfob es nicht einzeln ersetzen kann; es wurde nichts geändert.`,
    remedy: 'Schreiben Sie es als einen einfachen Wert in seine Zeile, und versuchen Sie es dann erneut.',
  },
  microk8sBusy: {
    stopped: {
      message: 'MicroK8s ist angehalten; es wurde nichts geändert.',
      remedy: 'Starten Sie es (sudo microk8s start), und versuchen Sie es dann erneut.',
    },
    joining: {
      message: 'Dieser Knoten tritt gerade einem Cluster bei oder verlässt ihn; es wurde nichts geändert.',
      remedy: 'Warten Sie, bis das erledigt ist, und versuchen Sie es dann erneut.',
    },
    'snap-change': {
      message: 'snapd ändert gerade das Snap von MicroK8s; es wurde nichts geändert.',
      remedy:
        'Warten Sie, bis „snap changes microk8s“ keine laufende Änderung mehr zeigt, und versuchen Sie es dann erneut.',
    },
    unknown: {
      message:
        'Ob snapd gerade das Snap von MicroK8s ändert, ließ sich nicht feststellen; es wurde nichts geändert.',
      remedy: 'Prüfen Sie, ob „snap changes microk8s“ antwortet, und versuchen Sie es dann erneut.',
    },
  },
  moved: {
    message: (snapData) => `${snapData} führt jetzt zu einer anderen Revision als noch eben.`,
    remedy:
      'Warten Sie, bis die Aktualisierung von MicroK8s abgeschlossen ist, und versuchen Sie es dann erneut.',
  },
  fileChanged: {
    message: (file) =>
      `${file} wurde in der Zwischenzeit von jemand anderem geändert, und diese Änderung blieb erhalten.`,
    remedy: 'Sehen Sie sich die Datei an, und versuchen Sie es dann erneut.',
  },
  unsafePath: {
    message: {
      owner: (path) =>
        `${path} gehört einem Benutzer, der es ändern könnte, während Keyfob arbeitet; es wurde nicht angerührt.`,
      writable: (path) => `${path} kann von anderen Benutzern ersetzt werden; es wurde nicht angerührt.`,
      link: (path) => `${path} ist ein symbolischer Link; es wurde nicht angerührt.`,
      'hard-link': (path) => `${path} hat einen zweiten Namen (Hardlink); es wurde nicht angerührt.`,
      outside: (path) => `${path} liegt außerhalb des Snap-Datenordners; es wurde nicht angerührt.`,
    },
    remedy:
      'Finden Sie heraus, wer das so eingerichtet hat, bringen Sie es als root in Ordnung, und versuchen Sie es dann erneut.',
  },
  writeFailed: {
    message: {
      full: (file) => `${file} konnte nicht geschrieben werden: Der Datenträger ist voll.`,
      'read-only': (file) => `${file} konnte nicht geschrieben werden: Das Dateisystem ist schreibgeschützt.`,
      permission: (file) => `${file} konnte nicht geschrieben werden: Das ist nicht erlaubt.`,
      io: (file) => `${file} konnte nicht geschrieben werden: Der Datenträger meldete einen Fehler.`,
    },
    remedy: 'Beheben Sie das, und versuchen Sie es dann erneut.',
  },
  noRestart: {
    message:
      'Weder ein vertrauenswürdiges „snap“ noch „systemctl“ wurde gefunden, um MicroK8s neu zu starten; es wurde nichts geändert.',
    remedy: 'Prüfen Sie den PATH von root, und versuchen Sie es dann erneut.',
  },
  restartFailed: {
    message: (service) => `Der Dienst ${service} konnte nicht neu gestartet werden.`,
    remedy: 'Sehen Sie in seinem Protokoll nach.',
  },
  serverElsewhere: {
    message: {
      host: (file, server) =>
        `${file} nennt den API-Server ${server}, der nicht dieser Rechner ist; es wurde kein Token dorthin gesendet.`,
      port: (file, server) =>
        `${file} nennt den API-Server ${server}, dessen Port nicht der von --secure-port in args/kube-apiserver ist; es wurde kein Token dorthin gesendet.`,
    },
    remedy:
      'Finden Sie heraus, wer das geändert hat, bringen Sie es als root in Ordnung, und versuchen Sie es dann erneut.',
  },
  otherAuthority: {
    message: (file, authority) =>
      `${file} vertraut einer anderen CA als ${authority}; es wurde kein Token gesendet.`,
    remedy:
      'Finden Sie heraus, wer das geändert hat, bringen Sie es als root in Ordnung, und versuchen Sie es dann erneut.',
  },
  serverNotOwn: {
    unseen: (server) =>
      `Was unter ${server} antwortet, war unter den Verbindungen dieses Rechners nicht zu finden; es wurde kein Token dorthin gesendet.`,
    ofOther: (server, uid) =>
      `Unter ${server} antwortet ein Prozess eines anderen Benutzers (${uid}) und nicht der API-Server von root; es wurde kein Token dorthin gesendet.`,
    remedy:
      'Suchen und beenden Sie diesen Prozess, starten Sie MicroK8s neu, und versuchen Sie es dann erneut.',
  },
  oldNotAccepted: {
    message: (server) => `${server} akzeptiert das Admin-Token der Token-Datei nicht.`,
    remedy: 'Starten Sie MicroK8s neu, damit es seine Token-Datei liest, und versuchen Sie es dann erneut.',
  },
  newNotAccepted: {
    message: (server) => `${server} hat das neue Token nicht rechtzeitig akzeptiert.`,
    remedy: 'Sehen Sie in seinem Protokoll nach.',
  },
  notAdmin: {
    message: (server) =>
      `${server} akzeptiert das neue Token, aber nicht als admin in der Gruppe system:masters.`,
    remedy: 'Prüfen Sie Namen und Gruppen in der admin-Zeile der Token-Datei.',
  },
  oldStillAccepted: {
    message: (server) => `${server} akzeptiert das alte Token auch nach seinem Neustart noch.`,
    remedy:
      'Finden Sie heraus, ob er eine andere Token-Datei liest oder dort ein anderer API-Server antwortet.',
  },
  journalUnreadable: {
    message: (file) =>
      `${file}, die Aufzeichnung einer früheren Rotation, konnte nicht gelesen werden; es wurde nichts geändert.`,
    remedy:
      'Wenn eine neuere Version von Keyfob sie geschrieben hat, verwenden Sie diese; andernfalls sehen Sie sich die Datei als root an. Versuchen Sie es dann erneut.',
  },
  backupUnreadable: {
    message: (file) => `${file}, die Sicherungskopie des alten Tokens, konnte nicht zurückgelesen werden.`,
    remedy: 'Prüfen Sie den Datenträger, und versuchen Sie es dann erneut.',
  },
  noLock: {
    message:
      'Das Programm „flock“ (util-linux), das zwei Rotationen auseinanderhält, wurde nicht gefunden; es wurde nichts geändert.',
    remedy: 'Installieren Sie util-linux, und versuchen Sie es dann erneut.',
  },
  stuck: {
    message: (backup) =>
      `Die Rotation ließ sich weder zu Ende führen noch rückgängig machen. Beide Admin-Tokens liegen in ${backup}, nur für root lesbar.`,
    remedy:
      'Klären Sie die Rotation, sobald der API-Server, seine Dateien und sein Datenträger in Ordnung sind.',
  },
};
