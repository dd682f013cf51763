import { useEffect, useRef } from 'react';
import type { CertificateRow } from '../../../shared/contract/state/certificates-state.ts';
import { certificateName, describeCertificate } from '../../../shared/words/certificate-words.ts';
import { formatDuration } from '../../../shared/words/text/format-time.ts';
import { certificateState } from '../../../shared/contract/state/lifetime-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Fact } from '../../components/fact.tsx';
import { Moment } from '../../components/moment.tsx';
import { useKnown } from '../../page/state.ts';

const chains: Readonly<Record<CertificateRow['chain'], string>> = {
  signed: 'Signed by the CA of this cluster; checked against its key',
  own: 'Signed by itself',
  broken: 'Not signed by the CA of this cluster',
  unchecked: 'Its CA could not be read, so this was not checked',
};

/** All about one certificate: what it is for, what it says, and what renews it. */
export function CertificateDetails({ row, now }: { readonly row: CertificateRow; readonly now: number }) {
  const { purpose, renewal, command, effect } = describeCertificate(row, useKnown());
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section ref={section} className="details" aria-labelledby="certificate-details">
      <h2 id="certificate-details">{visibleText(certificateName(row))}</h2>
      <p>{purpose}</p>
      <dl className="facts">
        <Fact term="Valid">
          <Moment at={row.notBefore} /> to <Moment at={row.notAfter} />
          <span className="quiet">{validityOf(row, now)}</span>
        </Fact>
        <Fact term="Renewal">
          {renewal}
          {command !== null && (
            <CommandLine line={command} request="certificates:copy-command" input={{ id: row.id }} />
          )}
          <p className="quiet">{effect}</p>
        </Fact>
        <Fact term="Subject">{visibleText(row.subject)}</Fact>
        <Fact term="Valid for (SANs)">
          {row.names.length === 0 ? 'No names or addresses' : row.names.map(visibleText).join(', ')}
        </Fact>
        <Fact term="Issuer">{visibleText(row.issuer)}</Fact>
        <Fact term="Chain">
          <span className={row.chain === 'broken' ? 'state state-soon' : undefined}>{chains[row.chain]}</span>
        </Fact>
        <Fact term="Seen in">{row.places.map(visibleText).join(', ')}</Fact>
        <Fact term="Serial number">
          <code>{row.serial}</code>
        </Fact>
        <Fact term="SHA-256">
          <code>{row.fingerprint}</code>
        </Fact>
      </dl>
    </section>
  );
}

function validityOf({ notBefore, notAfter }: CertificateRow, now: number): string {
  switch (certificateState({ notBefore, notAfter }, now)) {
    case 'not-yet':
      return `, valid in ${formatDuration(notBefore - now)} by the clock of this machine`;
    case 'expired':
      return `, expired ${formatDuration(now - notAfter)} ago`;
    default:
      return `, ${formatDuration(notAfter - now)} left`;
  }
}
