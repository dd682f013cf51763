import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const claimInGerman: Phrases['claim'] = {
  table: {
    header: 'Header',
    claims: 'Claims',
    name: 'Name und Bedeutung',
    value: 'Wert',
    omitted: (count) =>
      count === 1
        ? '1 weiterer Claim wird nicht angezeigt.'
        : `${count} weitere Claims werden nicht angezeigt.`,
  },
  explained: {
    header: {
      alg: 'Algorithmus der Signatur',
      kid: 'Welcher Schlüssel des Ausstellers es signiert hat (Key-ID)',
      typ: 'Art des Tokens',
      cty: 'Art des Inhalts',
      jku: 'Wo laut Aussteller dessen Schlüssel liegen; wird nie abgerufen',
      jwk: 'Ein Schlüssel, den das Token mitbringt; ihm wird nie vertraut',
      x5c: 'Zertifikate, die das Token mitbringt; ihnen wird nie vertraut',
    },
    payload: {
      iss: 'Wer es ausgestellt hat (Issuer)',
      sub: 'Wen es ausweist (Subject)',
      aud: 'Wer es akzeptieren soll (Audience)',
      exp: 'Wann es abläuft',
      iat: 'Wann es ausgestellt wurde',
      nbf: 'Ab wann es gültig ist',
      jti: 'Seine eigene Nummer; das Audit-Log des API-Servers nennt sie (JWT-ID)',
      'kubernetes.io.namespace': 'Namespace des Dienstkontos',
      'kubernetes.io.serviceaccount.name': 'Name des Dienstkontos',
      'kubernetes.io.serviceaccount.uid': 'Welches Dienstkonto genau: Ein neu angelegtes hat eine andere UID',
      'kubernetes.io.secret.name':
        'Das Secret, an das es gebunden ist: Wird dieses gelöscht, ist das Token widerrufen',
      'kubernetes.io.secret.uid': 'Welches Secret genau',
      'kubernetes.io.pod.name': 'Der Pod, an den es gebunden ist: Es endet mit dem Pod',
      'kubernetes.io.pod.uid': 'Welcher Pod genau',
      'kubernetes.io.node.name': 'Der Knoten, an den es gebunden ist',
      'kubernetes.io.node.uid': 'Welcher Knoten genau',
      'kubernetes.io.warnafter': 'Ab wann seine Verwendung als zu alt protokolliert wird',
      'kubernetes.io/serviceaccount/namespace': 'Namespace des Dienstkontos',
      'kubernetes.io/serviceaccount/service-account.name': 'Name des Dienstkontos',
      'kubernetes.io/serviceaccount/service-account.uid':
        'Welches Dienstkonto genau: Ein neu angelegtes hat eine andere UID',
      'kubernetes.io/serviceaccount/secret.name':
        'Das Secret, das dieses Token im Klartext enthält: Wird es gelöscht, ist das Token widerrufen',
    },
    other: 'Keines der Standardfelder',
    noDate: (meaning) => `${meaning}; dies ist kein Datum`,
  },
};
