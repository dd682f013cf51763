import type { Phrases } from '../en/phrases.ts';

const noCommand = 'Kein Befehl von MicroK8s erneuert es.';
const undocumented = 'Suchen Sie in der Dokumentation von MicroK8s nach einem Weg, bevor es abläuft.';
const noCommandForCa = 'Kein Befehl von MicroK8s erneuert sie.';
const away = 'Die API ist bis zu einer Minute lang nicht erreichbar, Container laufen weiter.';
const newCa = (stopsAll: boolean) =>
  `${stopsAll ? 'Der Befehl hält MicroK8s samt allen Containern an und startet es wieder' : 'Der Befehl startet kubelite und den Cluster-Agenten neu'}; jede Kopie einer kubeconfig muss neu exportiert werden, und andere Knoten müssen den Cluster verlassen und ihm wieder beitreten. Die CA behält ihren Schlüssel, deshalb gilt weiterhin, was sie zuvor signiert hat.`;
const fits = (file: string, problem: string) =>
  `Erneuern Sie es jetzt nicht: Dazu wird ${file} gebraucht, und diese Datei ${problem}; ein passender Schlüssel entsteht dabei nicht, und was das Zertifikat verwendet, würde nicht wieder starten. Stellen Sie zuerst den Schlüssel aus einer Sicherung wieder her; vielleicht liegt er in certs-backup.`;

const restoreTokenKey =
  'Stellen Sie ihn aus einer Sicherung wieder her; der einer früheren Revision ist derselbe.';

/** The same in German. */
export const certificateInGerman: Phrases['certificate'] = {
  name: (title, place) => `${title} (${place})`,
  kinds: {
    ca: {
      title: 'Cluster-CA',
      purpose: 'Signiert die Zertifikate dieses Clusters; jede kubeconfig vertraut ihr.',
    },
    server: {
      title: 'API-Server',
      purpose: 'Der API-Server weist sich damit gegenüber jedem aus, der sich mit ihm verbindet.',
    },
    'front-proxy-ca': {
      title: 'Front-Proxy-CA',
      purpose:
        'Signiert das Zertifikat, mit dem der API-Server Erweiterungsserver wie metrics-server aufruft.',
    },
    'front-proxy-client': {
      title: 'Front-Proxy-Client',
      purpose: 'Der API-Server weist sich damit gegenüber Erweiterungsservern wie metrics-server aus.',
    },
    admin: {
      title: 'Administrator',
      purpose: 'client.config meldet sich damit als Mitglied von system:masters an.',
    },
    controller: {
      title: 'Controller-Manager',
      purpose: 'Der Controller-Manager meldet sich damit an.',
    },
    scheduler: { title: 'Scheduler', purpose: 'Der Scheduler meldet sich damit an.' },
    proxy: { title: 'Kube-Proxy', purpose: 'Der Kube-Proxy meldet sich damit an.' },
    kubelet: {
      title: 'Kubelet',
      purpose:
        'Das Kubelet meldet sich damit an und weist sich bei logs und exec damit gegenüber dem API-Server aus.',
    },
    'apiserver-kubelet-client': {
      title: 'API-Server zum Kubelet',
      purpose: 'Der API-Server weist sich damit gegenüber den Kubelets aus, als Mitglied von system:masters.',
    },
    datastore: {
      title: 'Datenspeicher (dqlite)',
      purpose:
        'Die Datenspeicher der Knoten weisen sich damit gegenseitig aus; wer seinen Schlüssel hat, kann alles lesen und schreiben.',
    },
    'remote-server': {
      title: 'Worker eines etcd-Clusters',
      purpose: 'Worker von Clustern ohne Hochverfügbarkeit weisen sich damit aus.',
    },
    'etcd-client': {
      title: 'API-Server zu etcd',
      purpose: 'Der API-Server weist sich damit gegenüber einem etcd auf einem anderen Rechner aus.',
    },
    'kubelet-rotated': {
      title: 'Kubelet (rotiert)',
      purpose:
        'Das Kubelet meldet sich damit an oder weist sich bei logs und exec damit gegenüber dem API-Server aus.',
    },
    'trusted-ca': {
      title: 'CA, der der API-Server vertraut',
      purpose:
        'Der API-Server soll akzeptieren, was sie signiert hat: Clients, Kubelets, einen Proxy oder ein etcd.',
    },
    between: {
      title: 'Zwischen-CA',
      purpose:
        'Steht in derselben Datei zwischen einem Zertifikat und seiner CA; ohne sie ist die Kette unterbrochen.',
    },
    'token-key': {
      title: 'Schlüssel der Tokens',
      purpose: 'Der API-Server signiert damit die Tokens der Dienstkonten und erkennt sie daran.',
    },
    selfMade: {
      title: 'Kubelet (selbst ausgestellt)',
      purpose:
        'Das Kubelet weist sich bei logs und exec damit gegenüber dem API-Server aus; Kubelets bis 1.27 haben es sich selbst ausgestellt.',
    },
  },
  ways: {
    ca: { renewal: 'MicroK8s erneuert sie nicht.', effect: newCa },
    withCa: { renewal: 'MicroK8s stellt es nur zusammen mit der Cluster-CA neu aus.', effect: newCa },
    server: {
      renewal:
        'MicroK8s stellt es neu aus, wenn sich die Adressen dieses Rechners ändern, aber nicht, wenn es abläuft; dann kann sich niemand mehr verbinden.',
      effect: `Der Befehl startet kubelite und den Cluster-Agenten neu. ${away}`,
    },
    frontProxyClient: {
      renewal:
        'MicroK8s erneuert es nicht, wenn es abläuft; Metriken und andere Erweiterungs-APIs fallen dann aus.',
      effect: `Der Befehl startet kubelite neu. ${away}`,
    },
    frontProxyCa: {
      renewal: noCommandForCa,
      effect: 'Suchen Sie in der Dokumentation von MicroK8s nach einem Weg, bevor sie abläuft.',
    },
    datastore: { renewal: noCommand, effect: undocumented },
    remoteServer: {
      renewal: noCommand,
      effect: 'Der Knoten muss den Cluster verlassen und ihm wieder beitreten.',
    },
    etcdClient: {
      renewal: noCommand,
      effect: 'Lassen Sie den Betreiber dieses etcd ein neues ausstellen.',
    },
    kubeletRotated: {
      renewal:
        'Das Kubelet bittet den Cluster selbst um ein neues; ein Administrator muss es unter Umständen genehmigen.',
      effect: 'Der Befehl zeigt, was auf eine Genehmigung wartet.',
    },
    trustedCa: {
      renewal: noCommandForCa,
      effect: 'Wer sie angelegt hat, muss sie erneuern, und ebenso, was sie signiert hat.',
    },
    between: {
      renewal: noCommandForCa,
      effect: 'Legen Sie ein Zertifikat mit gültiger Kette an ihre Stelle.',
    },
    tokenKey: {
      renewal:
        'MicroK8s erzeugt nur dann einen, wenn keiner da ist, und ein anderer macht jedes Token ungültig.',
      effect: `${restoreTokenKey} Der Befehl zeigt die vorhandenen.`,
    },
    madeByKubelet: {
      renewal: 'MicroK8s erneuert es nicht; ist es abgelaufen, schlagen logs und exec fehl.',
      effect: `Der Befehl legt das Zertifikat als kubelet.crt.old beiseite und startet kubelite neu, dessen Kubelet sich dann ein neues ausstellt. ${away}`,
    },
    signedByCa: {
      renewal:
        'MicroK8s erneuert es nicht. Der API-Server prüft es gegen die Cluster-CA, deshalb nützt für logs und exec keines, das sich das Kubelet selbst ausstellt.',
      effect: `Der Befehl lässt die Cluster-CA eines mit Namen und Adressen dieses Knotens signieren, behält das alte als kubelet.crt.old und startet kubelite neu. ${away}`,
    },
    unknown: {
      renewal:
        'Wie sich ein neues ausstellen lässt, hängt davon ab, woran der API-Server seine Clients erkennt, und das weiß Keyfob nicht.',
      effect:
        'Sorgen Sie dafür, dass die Argumente des API-Servers gelesen werden können, und sehen Sie dann noch einmal nach.',
    },
    elsewhere: {
      renewal: 'MicroK8s erneuert es nicht: refresh-certs würde es lassen, wie es ist.',
      effect:
        'Erneuern Sie es dort, wo es ausgestellt wurde. Der API-Server übernimmt eine neue Datei innerhalb einer Minute oder beim nächsten Neustart.',
    },
  },
  spare: {
    renewal: {
      server: 'Der API-Server legt ein anderes vor. Dieses zu erneuern ändert nichts.',
      admin: 'client.config meldet sich mit einem anderen an. Dieses zu erneuern ändert nichts.',
      other: 'Der Cluster verwendet an seiner Stelle ein anderes. Dieses zu erneuern ändert nichts.',
    },
    effect: 'Es ist nichts zu tun.',
  },
  restoreTokenKey,
  lookAgain:
    'Sehen Sie nach, was der API-Server vorlegt, sobald er antwortet; bis dahin muss dafür nichts erneuert werden.',
  obstacles: {
    missing: (file) => fits(file, 'fehlt'),
    empty: (file) => fits(file, 'ist leer'),
    damaged: (file) => fits(file, 'enthält keinen lesbaren privaten Schlüssel'),
    'other-key': (file) => fits(file, 'enthält nicht den Schlüssel der CA daneben'),
    elsewhere: (file) =>
      `Erneuern Sie es nicht mit refresh-certs: Das stellt Zertifikate für die eigenen Schlüssel von MicroK8s aus, der API-Server soll aber ${file} verwenden und würde deshalb nicht wieder starten. Lassen Sie dort, wo dieser Schlüssel angelegt wurde, ein neues Zertifikat für ihn ausstellen.`,
  },
};
