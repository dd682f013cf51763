import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const kubeconfigErrorInGerman: Phrases['kubeconfigError'] = {
  problem: {
    'not-yaml': (file) => `${file} ist kein gültiges YAML.`,
    'too-complex': (file) =>
      `${file} ist tiefer verschachtelt oder hat mehr Aliasse als irgendeine kubeconfig.`,
    ambiguous: (file) =>
      `${file} ist so geschrieben, dass Programme die Datei unterschiedlich lesen (ein Anker, ein Tag, ein Merge-Key, ein verirrter Zeilenumbruch, ein zweites Dokument oder ein doppelter Name).`,
    'other-kind': (file) =>
      `${file} ist keine kubeconfig: Ihr kind ist nicht „Config“ oder ihre apiVersion nicht „v1“.`,
    'duplicate-name': (file) => `${file} enthält mehrere Kontexte, Cluster oder Benutzer desselben Namens.`,
    'no-context': (file) => `${file} nennt keinen aktuellen Kontext.`,
    'no-cluster': (file) => `In ${file} fehlt der Cluster, den der Kontext nennt.`,
    'no-user': (file) => `In ${file} fehlt der Benutzer, den der Kontext nennt.`,
    'no-server': (file) => `${file} nennt keine Serveradresse.`,
    'bad-server': (file) =>
      `${file} nennt eine Serveradresse, die nicht nur aus Host und Port besteht oder die Programme unterschiedlich lesen.`,
    'not-https': (file) => `${file} nennt einen Server ohne https.`,
    'no-authority': (file) => `${file} enthält kein Zertifikat der Cluster-CA.`,
    'bad-authority': (file) => `${file} enthält ein CA-Zertifikat, das sich nicht lesen lässt.`,
    'no-credential': (file) => `${file} enthält weder ein Token noch ein Client-Zertifikat.`,
    'bad-credential': (file) => `Token, Client-Zertifikat oder Schlüssel in ${file} lassen sich nicht lesen.`,
    'half-credential': (file) =>
      `${file} enthält ein Client-Zertifikat ohne seinen Schlüssel oder einen Schlüssel ohne sein Zertifikat.`,
    'two-credentials': (file) => `${file} enthält sowohl ein Token als auch ein Client-Zertifikat.`,
    'other-key': (file) => `${file} enthält ein Client-Zertifikat mit dem Schlüssel eines anderen.`,
  },
  feature: {
    exec: (file) => `${file} will ein Programm starten (exec-Plugin). Dem folgt Keyfob nicht.`,
    'auth-provider': (file) => `${file} verwendet ein auth-provider-Plugin. Dem folgt Keyfob nicht.`,
    impersonation: (file) =>
      `${file} handelt als anderer Benutzer oder in anderen Gruppen (as, as-groups). Dem folgt Keyfob nicht.`,
    'proxy-url': (file) => `${file} sendet alles über einen Proxy (proxy-url). Dem folgt Keyfob nicht.`,
    'insecure-skip-tls-verify': (file) =>
      `${file} schaltet die Prüfung des Serverzertifikats ab (insecure-skip-tls-verify). Dem folgt Keyfob nicht.`,
    'tls-server-name': (file) =>
      `${file} erwartet das Serverzertifikat eines anderen Namens (tls-server-name). Dem folgt Keyfob nicht.`,
    'file-reference': (file) =>
      `${file} verweist auf andere Dateien, statt die Zertifikate selbst zu enthalten. Dem folgt Keyfob nicht.`,
  },
  restore:
    'Stellen Sie die Datei aus einer Sicherung wieder her. Der Befehl listet die vorhandenen Kopien auf, auch die früherer Revisionen.',
  restoreOriginal:
    'Stellen Sie die Datei wieder her, die MicroK8s erzeugt hat; sie hat keinen solchen Eintrag. Der Befehl listet die vorhandenen Kopien auf, auch die früherer Revisionen.',
};
