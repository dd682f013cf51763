import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const reportInGerman: Phrases['report'] = {
  page: {
    open: 'Bericht kopieren …',
    title: 'Bericht',
    about:
      'Genau dies wird kopiert. Der Bericht nennt weder Ihre Cluster, Namespaces, Dienstkonten, Adressen, Ordner und Dateien noch Sie selbst.',
    text: 'Text des Berichts',
    copy: 'Kopieren',
    close: 'Schließen',
  },
  text: {
    distribution: 'Distribution',
    desktop: 'Desktop',
    session: 'Sitzung',
    keyring: 'Schlüsselbund',
    authentication: 'Authentifizierung',
    incidents: 'Vorfälle',
    unknown: 'nicht bekannt',
    revision: (revision) => `Revision ${revision}`,
    count: (count) => (count === 0 ? 'keine' : `${count}, der neueste zuletzt`),
    from: (place) => `von ${place}`,
    in: (request) => `in ${request}`,
  },
};
