import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectErrorInGerman: Phrases['inspectError'] = {
  unfound: {
    empty: {
      message: 'Im eingefügten Text war kein Token.',
      remedy: 'Kopieren Sie das ganze Token, und fügen Sie es noch einmal ein.',
    },
    nothing: {
      message: 'In diesem Text ist kein Token, oder nichts verrät, welches seiner Wörter eines ist.',
      remedy: 'Fügen Sie das Token allein ein, vom ersten bis zum letzten Zeichen.',
    },
    'too-many': {
      message: 'In diesem Text sind mehr als 50 Tokens, oder zu vieles sieht nach einem aus.',
      remedy: 'Fügen Sie nur den Teil ein, in dem das gesuchte steht.',
    },
    redacted: {
      message: 'Das Programm, das diesen Text ausgegeben hat, hat das Token verborgen.',
      remedy:
        'Lassen Sie die Geheimnisse mit ausgeben, bei einer kubeconfig mit „kubectl config view --raw“, und fügen Sie das ein.',
    },
    kubeconfig: {
      message: 'Das ist eine kubeconfig, und keiner ihrer Benutzer hat ein Token.',
      remedy: 'Fügen Sie eine ein, die ein Token enthält.',
    },
    'kubeconfig-program': {
      message: 'Das ist eine kubeconfig, die ihr Token von einem Programm bekommt.',
      remedy: 'Führen Sie dieses Programm aus, und fügen Sie seine Ausgabe ein.',
    },
    'kubeconfig-certificate': {
      message: 'Das ist eine kubeconfig mit einem Client-Zertifikat und ohne Token.',
      remedy: 'Zertifikate stehen unter „Zertifikate“. Der eingefügte Schlüssel ist vergessen.',
    },
    'private-key': {
      message: 'Das ist ein privater Schlüssel, kein Token. Er ist vergessen.',
      remedy:
        'Fügen Sie ein Token ein. Wer diesen Schlüssel hat, braucht keines: Halten Sie ihn von der Zwischenablage fern.',
    },
    certificate: {
      message: 'Das ist ein Zertifikat, kein Token.',
      remedy: 'Die Zertifikate des Clusters stehen unter „Zertifikate“.',
    },
    command: {
      message: 'Das ist ein Befehl; das Token wäre das, was er ausgibt.',
      remedy: 'Führen Sie ihn in einem Terminal aus, und fügen Sie seine Ausgabe ein.',
    },
    password: {
      message: 'Das ist ein Passwort, kein Token. Es ist vergessen.',
      remedy: 'Cluster nehmen keine Passwörter mehr an: Fügen Sie ein Token ein.',
    },
  },
  tooLong: {
    message: (length, most) =>
      `Dieser Text hat ${length} Zeichen: Kein Token eines Clusters ist länger als ${most}.`,
    remedy: 'Fügen Sie nur das Token ein, ohne die Datei oder den Befehl darum herum.',
  },
  notHeld: {
    message: 'Das eingefügte Token liegt nicht mehr vor.',
    remedy: 'Fügen Sie es noch einmal ein.',
  },
  notOurs: {
    message:
      'Dieses Token wurde nicht von diesem Cluster signiert und steht nicht in seiner Token-Datei; deshalb wurde es nirgendwohin gesendet.',
    remedy: 'Öffnen Sie den Cluster, der es ausgestellt hat, und prüfen Sie es dort.',
  },
  accountName: {
    message:
      'Der Name, für den dieses Token steht, enthält Zeichen, mit denen sich der API-Server nicht fragen lässt.',
    remedy: 'Benennen Sie den Benutzer oder seine Gruppen in der Token-Datei um.',
  },
  exportFailed: {
    message: (file) => `${file} konnte nicht geschrieben werden; dort ist nichts davon zurückgeblieben.`,
    remedy: 'Wählen Sie einen Ordner, in den Sie schreiben dürfen und der genug Platz hat.',
  },
};
