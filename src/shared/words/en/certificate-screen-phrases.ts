import type { CertificateRow } from '../../contract/state/certificates-state.ts';
import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Certificates',
  reading: 'Reading the certificates…',
  lead: 'MicroK8s renews none of them when they expire. Each says what does, and with which command.',
  hint: 'Pick a certificate to see who it is for, who signed it, and what renews it.',
  none: 'No certificate of this cluster can be read.',
  noneHint:
    'They lie in the folder certs of the snap data. Each file that could not be read is named above, with what mends it.',
  /** The heading of their names. */
  heading: 'Certificate',
  flaws: { notServed: 'Not served', notInUse: 'Not in use', notOfThisCa: 'Not of this CA' },
  problem: 'Problem',
  facts: {
    valid: 'Valid',
    renewal: 'Renewal',
    subject: 'Subject',
    names: 'Valid for (SANs)',
    issuer: 'Issuer',
    chain: 'Chain',
    places: 'Seen in',
    serial: 'Serial number',
    fingerprint: 'SHA-256',
  },
  validity: <Piece>(begin: Piece, end: Piece): Pieces<Piece> => [begin, ' to ', end],
  /** Goes on after the validity. */
  validAhead: (ahead: string) => `, valid ${ahead} by the clock of this machine`,
  expired: (ago: string) => `, expired ${ago}`,
  left: (length: string) => `, ${length} left`,
  noNames: 'No names or addresses',
  chains: {
    signed: 'Signed by the CA of this cluster; checked against its key',
    own: 'Signed by itself',
    broken: 'Not signed by the CA of this cluster',
    unchecked: 'Its CA could not be read, so this was not checked',
  } satisfies Readonly<Record<CertificateRow['chain'], string>>,
};

/** The screen of the certificates. */
export const certificateScreenPhrases = spoken('certificateScreen', english);
