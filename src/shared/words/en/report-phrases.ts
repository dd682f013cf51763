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
};

/** The report on Keyfob for who mends its bugs. */
export const reportPhrases = spoken('report', english);
