import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const whyInGerman: Phrases['why'] = {
  token: {
    asks: 'Was ist ein Token?',
    answer:
      'Ein Token eines Dienstkontos ist ein signierter Text, der sagt, wer jemand ist und bis wann. Der API-Server nimmt es von jedem an, der es hat: Es öffnet den Cluster wie ein Schlüssel. Es läuft von selbst ab, meist nach einer Stunde; ein widerrufbares endet auch, wenn sein Secret gelöscht wird.',
  },
  legacyToken: {
    asks: 'Was ist ein Legacy-Token?',
    answer:
      'Früher legte Kubernetes für jedes Dienstkonto ein Token in einem Secret ab, und manche Programme verlangen noch heute eines. Es läuft nie ab: Wer das Secret oder eine Sicherung davon liest, kann das Token jahrelang verwenden. Nur wer das Secret löscht, beendet es, und was es noch verwendet, steht dann still.',
  },
  staticToken: {
    asks: 'Was ist ein statisches Token?',
    answer:
      'Eine Zeile der Token-Datei, die der API-Server beim Start liest: ein Token, ein Benutzer und Gruppen. Es läuft nie ab, ist nicht signiert, und nichts verrät, wer es verwendet hat. Erst ein anderes Token in seiner Zeile beendet es, sobald der API-Server neu gestartet ist.',
  },
  joinToken: {
    asks: 'Was ist ein Join-Token?',
    answer:
      'Was ein anderer Rechner vorzeigt, um ein Knoten dieses Clusters zu werden. Ein Knoten bekommt eigene Zugangsdaten und kann damit vieles lesen, was hier läuft. Ein Join-Token, das nie abläuft, ist also eine Tür, die offen bleibt.',
  },
  x509: {
    asks: 'Was ist ein Clientzertifikat?',
    answer:
      'Ein Zertifikat (X.509) weist mit einem Schlüssel, der seinen Besitzer nie verlässt, nach, wer jemand ist. Der API-Server nimmt jedes an, das die CA des Clusters signiert hat, bis zu dem Datum, das darin steht. Kubernetes führt keine Liste widerrufener Zertifikate: Nur ein neuer Schlüssel der CA beendet eines vor seinem Datum.',
  },
  audience: {
    asks: 'Was ist eine Audience?',
    answer:
      'Die Audience sagt, für wen ein Token bestimmt ist, etwa für den API-Server oder einen Tresor. Wer das Token bekommt, muss prüfen, ob es für ihn bestimmt ist; der API-Server weist andere zurück. Ein Token für eine einzige Audience nützt einem Dieb anderswo nichts.',
  },
  tokenReview: {
    asks: 'Was ist ein TokenReview?',
    answer:
      'Ein TokenReview fragt den API-Server, ob er ein Token annimmt und für wen er dessen Besitzer hält. Nur er weiß von Tokens, die widerrufen wurden oder deren Konto es nicht mehr gibt; die Signatur sagt nur, wer ein Token ausgestellt hat. Seine Antwort kann zehn Sekunden alt sein, denn der API-Server merkt sich, was er angenommen hat.',
  },
  escalationPath: {
    asks: 'Was ist ein Eskalationspfad?',
    answer:
      'Ein Recht, aus dem sich weitere Rechte machen lassen oder ein Zugriff, der das Token überdauert. Wer Secrets, Tokens, Bindungen oder Pods anlegen darf, kann sich damit eigene Zugangsdaten verschaffen. Ein solches Token ist so viel wert wie das, was sich daraus machen lässt, so kurz es auch gilt.',
  },
  rbac: {
    asks: 'Was ist RBAC?',
    answer:
      'Rollenbasierte Zugriffssteuerung: Rollen sagen, was getan werden darf, Bindungen, wer welche Rolle hat. Solange sie ausgeschaltet ist, lässt der API-Server jeden, der sich anmeldet, alles tun. Ein Token für ein Dashboard, das nur ansehen soll, ist dann so viel wert wie das des Administrators.',
  },
};
