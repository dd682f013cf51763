import { spoken } from '../language/spoken.ts';

const english = {
  /** The dialog that shows the report. */
  page: {
    open: 'Copy report…',
    title: 'Report',
    about:
      'Exactly this is copied. It names none of your clusters, namespaces, accounts, addresses, folders and files, and not you.',
    text: 'Text of the report',
    copy: 'Copy',
    close: 'Close',
  },
  /** The report itself, as it is copied and printed. */
  text: {
    distribution: 'Distribution',
    desktop: 'Desktop',
    session: 'Session',
    keyring: 'Keyring',
    authentication: 'Authentication',
    incidents: 'Incidents',
    unknown: 'not known',
    revision: (revision: string) => `revision ${revision}`,
    count: (count: number) => (count === 0 ? 'none' : `${count}, newest last`),
    /** Where a bug was met. */
    from: (place: string) => `from ${place}`,
    in: (request: string) => `in ${request}`,
  },
};

/** The report on Keyfob for who mends its bugs. */
export const reportPhrases = spoken('report', english);
