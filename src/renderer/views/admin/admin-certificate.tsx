import { newAuthorityWay } from '../../../shared/words/admin-commands.ts';
import type { AdminCredential } from '../../../shared/contract/state/snapshot.ts';
import { adminPhrases } from '../../../shared/words/en/admin-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { Why } from '../../components/why.tsx';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';

type Certificate = Extract<AdminCredential, { kind: 'client-certificate' }>;

/** The administrator's client certificate, why it cannot be taken back, and what to do instead. */
export function AdminCertificate({ admin }: { readonly admin: Certificate }) {
  const now = useNow();
  const { remedy, command } = newAuthorityWay(useKnown());
  const say = adminPhrases().certificate;
  return (
    <section className="stack" aria-labelledby="admin-certificate">
      <h2 id="admin-certificate">{say.title}</h2>
      <dl className="facts">
        <div className="fact">
          <dt>{say.whose}</dt>
          <dd>
            <code>{visibleText(admin.subject)}</code>
          </dd>
        </div>
        <div className="fact">
          <dt>{say.issued}</dt>
          <dd>
            <Moment at={admin.notBefore} />
          </dd>
        </div>
        <div className="fact">
          <dt>{say.validUntil}</dt>
          <dd>
            <Moment at={admin.notAfter} />
            {admin.notAfter <= now && <span className="state-expired"> · {say.expired}</span>}
          </dd>
        </div>
      </dl>
      <Why word="x509" />
      <div className="stack stack-tight">
        <h3>{say.lasting.title}</h3>
        <p>
          <Rich phrase={say.lasting.text(<code>microk8s refresh-certs</code>)} />
        </p>
        <h3>{say.daily.title}</h3>
        <p>{say.daily.text}</p>
        <h3>{say.leaked.title}</h3>
        <p>
          {say.leaked.text} {remedy}
        </p>
        {command !== undefined && (
          <CommandLine
            block={say.leaked.commands}
            line={command}
            request="admin:copy-command"
            input={{ command: 'new-authority' }}
            label={say.leaked.copy}
          />
        )}
        <ul className="plain-list">
          {say.leaked.consequences.map((consequence) => (
            <li key={consequence}>{consequence}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
