import type { CertificateRow } from '../../../shared/contract/state/certificates-state.ts';
import { certificateName, describeCertificate } from '../../../shared/words/certificate-words.ts';
import { certificateScreenPhrases } from '../../../shared/words/en/certificate-screen-phrases.ts';
import { timePhrases } from '../../../shared/words/en/time-phrases.ts';
import { formatDuration } from '../../../shared/words/text/format-time.ts';
import { certificateState } from '../../../shared/contract/state/lifetime-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Fact } from '../../components/fact.tsx';
import { LifetimeWord } from '../../components/lifetime-word.tsx';
import { Pane } from '../../components/list-pane/pane.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useKnown } from '../../page/state.ts';

/** All about one certificate: what it is for, what it says, and what renews it. */
export function CertificateDetails({ row, now }: { readonly row: CertificateRow; readonly now: number }) {
  const { facts, validity, noNames, chains } = certificateScreenPhrases();
  const { purpose, renewal, command, effect } = describeCertificate(row, useKnown());
  return (
    <Pane
      title={visibleText(certificateName(row))}
      state={<LifetimeWord state={certificateState(row, now)} />}
    >
      <p>{purpose}</p>
      <dl className="facts">
        <Fact term={facts.valid}>
          <Rich phrase={validity(<Moment at={row.notBefore} />, <Moment at={row.notAfter} />)} />
          <span className="quiet">{validityOf(row, now)}</span>
        </Fact>
        <Fact term={facts.renewal}>
          {renewal}
          {command !== null && (
            <CommandLine line={command} request="certificates:copy-command" input={{ id: row.id }} />
          )}
          <p className="quiet">{effect}</p>
        </Fact>
        <Fact term={facts.subject}>{visibleText(row.subject)}</Fact>
        <Fact term={facts.names}>
          {row.names.length === 0 ? noNames : row.names.map(visibleText).join(', ')}
        </Fact>
        <Fact term={facts.issuer}>{visibleText(row.issuer)}</Fact>
        <Fact term={facts.chain}>
          <span className={row.chain === 'broken' ? 'state state-soon' : undefined}>{chains[row.chain]}</span>
        </Fact>
        <Fact term={facts.places}>{row.places.map(visibleText).join(', ')}</Fact>
        <Fact term={facts.serial}>
          <code>{row.serial}</code>
        </Fact>
        <Fact term={facts.fingerprint}>
          <code>{row.fingerprint}</code>
        </Fact>
      </dl>
    </Pane>
  );
}

function validityOf({ notBefore, notAfter }: CertificateRow, now: number): string {
  const { validAhead, expired, left } = certificateScreenPhrases();
  const { ahead, ago } = timePhrases();
  switch (certificateState({ notBefore, notAfter }, now)) {
    case 'not-yet':
      return validAhead(ahead(formatDuration(notBefore - now)));
    case 'expired':
      return expired(ago(formatDuration(now - notAfter)));
    default:
      return left(formatDuration(notAfter - now));
  }
}
