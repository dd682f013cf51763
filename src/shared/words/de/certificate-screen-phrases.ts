import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const certificateScreenInGerman: Phrases['certificateScreen'] = {
  title: 'Zertifikate',
  reading: 'Zertifikate werden gelesen …',
  lead: 'MicroK8s erneuert keines davon, wenn es abläuft. Bei jedem steht, was es erneuert und mit welchem Befehl.',
  hint: 'Wählen Sie ein Zertifikat, um zu sehen, für wen es ist, wer es signiert hat und was es erneuert.',
  none: 'Kein Zertifikat dieses Clusters lässt sich lesen.',
  noneHint:
    'Sie liegen im Ordner certs der Snap-Daten. Oben steht jede Datei, die nicht gelesen werden konnte, und was dagegen hilft.',
  heading: 'Zertifikat',
  flaws: {
    notServed: 'Wird nicht vorgelegt',
    notInUse: 'Nicht in Gebrauch',
    notOfThisCa: 'Nicht von dieser CA',
  },
  problem: 'Problem',
  facts: {
    valid: 'Gültig',
    renewal: 'Erneuerung',
    subject: 'Inhaber',
    names: 'Gültig für (SANs)',
    issuer: 'Aussteller',
    chain: 'Kette',
    places: 'Gesehen in',
    serial: 'Seriennummer',
    fingerprint: 'SHA-256',
  },
  validity: (begin, end) => [begin, ' bis ', end],
  validAhead: (ahead) => `, nach der Uhr dieses Rechners erst ${ahead} gültig`,
  expired: (ago) => `, ${ago} abgelaufen`,
  left: (length) => `, noch ${length}`,
  noNames: 'Keine Namen oder Adressen',
  chains: {
    signed: 'Von der CA dieses Clusters signiert; mit ihrem Schlüssel geprüft',
    own: 'Von sich selbst signiert',
    broken: 'Nicht von der CA dieses Clusters signiert',
    unchecked: 'Seine CA ließ sich nicht lesen, deshalb wurde das nicht geprüft',
  },
};
