import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const wayInGerman: Phrases['way'] = {
  checkServerName:
    'Prüfen Sie die Serveradresse in client.config und die Namensauflösung (DNS) dieses Rechners.',
  checkNetwork: 'Prüfen Sie die Serveradresse in client.config und das Netzwerk dieses Rechners.',
  startAgain: 'MicroK8s wurde angehalten: Starten Sie es, und versuchen Sie es dann erneut.',
  makeRoom:
    'MicroK8s lässt seine Control Plane hier ausgeschaltet, weil dieser Rechner zu wenig Arbeitsspeicher hat: Geben Sie ihm mehr, oder starten Sie MicroK8s mit --disable-low-memory-guard.',
  readLog:
    'Sehen Sie im Protokoll von kubelite nach, warum der Dienst nicht läuft, und versuchen Sie es dann erneut.',
  likelyCause: (cause) => `Das ist die wahrscheinliche Ursache: ${cause}`,
  checkKubeconfig: 'Prüfen Sie, ob client.config zu diesem Cluster gehört, und versuchen Sie es dann erneut.',
  tokenFileNotCompared: (why) =>
    `Ob die Token-Datei das Token aus client.config enthält, ließ sich nicht feststellen. ${why}`,
  restartForTokenFile:
    'Die Token-Datei enthält das Token aus client.config, aber der API-Server hat sie noch nicht gelesen: Starten Sie ihn neu, und versuchen Sie es dann erneut.',
  ownCertificate: {
    expired: (at) => `Das Client-Zertifikat darin ist am ${at} abgelaufen.`,
    renewWithAuthority:
      'Andernfalls erneuern Sie es zusammen mit der CA: Jede Kopie einer kubeconfig muss dann neu exportiert werden, und andere Knoten müssen den Cluster verlassen und ihm wieder beitreten.',
    notYet: (at, now) =>
      `Das Client-Zertifikat darin ist erst ab ${at} gültig, und die Uhr dieses Rechners zeigt ${now}.`,
    foreign:
      'Das Client-Zertifikat darin wurde nicht von der CA dieses Clusters signiert: Stellen Sie die client.config wieder her, die MicroK8s erzeugt hat. Dieser Befehl listet die vorhandenen Kopien auf.',
    fine: 'Das Client-Zertifikat darin ist derzeit gültig: Sehen Sie nach, welche CA --client-ca-file in args/kube-apiserver nennt, und versuchen Sie es dann erneut.',
  },
  unlessClockIsWrong: (now) =>
    `Die Uhr dieses Rechners zeigt ${now}: Ist das falsch, stellen Sie die Uhr richtig, und erneuern Sie nichts.`,
  waitUntilValid:
    'Prüfen Sie die Uhr dieses Rechners; geht sie richtig, warten Sie bis dahin. Erneuern ändert daran nichts.',
  checkClockBefore:
    'Prüfen Sie die Uhr dieses Rechners, bevor irgendetwas neu gestartet oder erneuert wird: Etwas hier stammt aus einer Zeit, die noch kommt. Geht die Uhr richtig, sehen Sie sich das Datum der Dateien an, die unter „Sicherheit“ genannt sind.',
  first: (first) => `Zuerst dies: ${first}`,
  firstAndThen: (first, then) => `Zuerst dies: ${first} Danach: ${then}`,
  rotationCutOff: {
    message: 'Eine Rotation des Admin-Tokens wurde unterbrochen.',
    remedy: 'Führen Sie sie zu Ende, oder machen Sie sie rückgängig, bevor der API-Server wieder startet.',
  },
  newAuthority: 'Diese Befehle erledigen das auf diesem Rechner:',
  toDashboard: {
    'kubernetes-dashboard-7': 'Dashboard-Add-on von MicroK8s 1.33 bis 1.35',
    'kubernetes-dashboard': 'Dashboard-Add-on von MicroK8s bis 1.32',
    headlamp: 'Headlamp, das Sie selbst installieren: Ab 1.36 bringt MicroK8s kein Dashboard mehr mit',
  },
};
