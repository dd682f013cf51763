import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectUseInGerman: Phrases['inspectUse'] = {
  title: 'Verwenden',
  try: {
    action: 'Ausprobieren',
    help: 'Listet als sein Inhaber die Pods aller Namespaces auf.',
    notAccepted: (milliseconds) => `401: Der API-Server akzeptiert es nicht (${milliseconds} ms).`,
    notAllowed: (milliseconds) =>
      `403: akzeptiert, darf aber die Pods aller Namespaces nicht auflisten (${milliseconds} ms).`,
    otherAnswer: (status, milliseconds) => `${status} (${milliseconds} ms).`,
    listed: (status, pods, milliseconds) =>
      `${status}: ${pods === 1 ? '1 Pod' : `${pods} Pods`} in allen Namespaces (${milliseconds} ms).`,
  },
  lines: {
    help: 'Für bash oder zsh. Jede Zeile wartet zuerst auf das Token: Fügen Sie es ein – angezeigt wird nichts – und drücken Sie die Eingabetaste. So gerät es weder in den Befehlsverlauf noch in eine Argumentliste.',
    label: (program) => `Zeile für ${program}`,
    kubectlDispatcher:
      'Manche Ausgaben von kubectl, etwa die von Google mit „-dispatcher“ in der Version, lesen die kubeconfig zweimal und scheitern an dieser Zeile: Exportieren Sie für sie eine Datei.',
    copy: 'Zeile kopieren',
    withToken: 'Mit dem Token darin …',
    question: 'Die Zeile mit dem Token darin kopieren?',
    warning:
      'Ihre Shell schreibt, was Sie einfügen, samt Token in ihren Befehlsverlauf. Die Zwischenablage wird nach einer Weile geleert, der Befehlsverlauf nicht.',
    copyWithToken: 'Mit Token kopieren',
  },
  file: {
    title: 'Als Datei',
    help: 'Eine eigene kubeconfig mit diesem Token und ohne Zugangsdaten des Administrators, für Programme, die eine Datei erwarten.',
    export: 'kubeconfig exportieren …',
    written: (file) => `In ${file} geschrieben, nur für Sie lesbar.`,
    writtenForHere: (file) =>
      `In ${file} geschrieben, nur für Sie lesbar. Die Datei funktioniert nur auf diesem Rechner.`,
    question: 'Das Token in eine Datei schreiben?',
    warning:
      'Wer die Datei bekommt, auch aus einer Sicherung, darf bis zum Ablauf alles, was dieses Token darf. Keyfob löscht sie nicht. Nur Sie können sie lesen (Modus 0600).',
    choose: 'Datei wählen …',
    place: {
      name: 'Wo wird sie verwendet?',
      here: 'Auf diesem Rechner',
      elsewhere: 'Auf einem anderen Rechner',
      byAddress: 'Über eine Adresse dieses Rechners im Netzwerk',
      onLoopback:
        'Der API-Server ist nur über Loopback erreichbar (--bind-address), von keinem anderen Rechner aus.',
      withoutAddress: 'Dieser Rechner hat keine Adresse, unter der ein anderer ihn erreichen könnte.',
      hereOnly:
        'Die Datei funktioniert nur auf diesem Rechner: Auf jedem anderen führt die Loopback-Adresse zu ihm selbst.',
    },
    address: 'Adresse',
    namesServer: (server) => `In der Datei steht ${server}.`,
    check: {
      covered: (address) => `Das Zertifikat des API-Servers gilt für ${address}.`,
      'by-name': (address) =>
        `Das Zertifikat des API-Servers gilt nicht für ${address}: In der Datei steht deshalb „tls-server-name: kubernetes“, ein Name, für den es gilt und den kubectl prüft.`,
      uncovered: (address) =>
        `Das Zertifikat des API-Servers gilt weder für ${address} noch für den Namen kubernetes: Jeder Client würde es ablehnen.`,
      unknown: (address) =>
        `Ob das Zertifikat des API-Servers für ${address} gilt, war nicht zu erkennen, weil der API-Server nicht geantwortet hat.`,
    },
    toCover: (line, section, template, command) => [
      'Damit es auch dafür gilt, fügen Sie die Zeile ',
      line,
      ' unter ',
      section,
      ' in ',
      template,
      ' ein und führen dann ',
      command,
      ' aus.',
    ],
  },
};
