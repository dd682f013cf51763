import { newAuthorityWay } from '../../../shared/words/admin-commands.ts';
import type { AdminCredential } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Moment } from '../../components/moment.tsx';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';

type Certificate = Extract<AdminCredential, { kind: 'client-certificate' }>;

/** The administrator's client certificate, why it cannot be taken back, and what to do instead. */
export function AdminCertificate({ admin }: { readonly admin: Certificate }) {
  const now = useNow();
  const { remedy, command } = newAuthorityWay(useKnown());
  return (
    <section className="stack" aria-labelledby="admin-certificate">
      <h2 id="admin-certificate">Client certificate in client.config</h2>
      <dl className="facts">
        <div className="fact">
          <dt>Whose</dt>
          <dd>
            <code>{visibleText(admin.subject)}</code>
          </dd>
        </div>
        <div className="fact">
          <dt>Issued</dt>
          <dd>
            <Moment at={admin.notBefore} />
          </dd>
        </div>
        <div className="fact">
          <dt>Valid until</dt>
          <dd>
            <Moment at={admin.notAfter} />
            {admin.notAfter <= now && <span className="state-expired"> · expired</span>}
          </dd>
        </div>
      </dl>
      <div className="stack stack-tight">
        <h3>It cannot be revoked</h3>
        <p>
          Kubernetes keeps no list of revoked certificates: whoever has a copy of client.config is your
          administrator until the date above. <code>microk8s refresh-certs</code> alone does not change that,
          because it keeps the key of the cluster CA.
        </p>
        <h3>For daily use</h3>
        <p>
          Leave client.config where it is, and use a token that Keyfob mints: it lives for an hour, and can be
          revoked.
        </p>
        <h3>If a copy has leaked</h3>
        <p>Give the cluster a new CA key. {remedy}</p>
        {command !== undefined && (
          <CommandLine
            block="Commands for a new CA"
            line={command}
            request="admin:copy-command"
            input={{ command: 'new-authority' }}
            label="Copy commands"
          />
        )}
        <ul className="plain-list">
          <li>The control plane restarts; the API does not answer for about a minute.</li>
          <li>Every kubeconfig made before stops working, also those of other people: hand out new ones.</li>
          <li>Every other node of the cluster must leave and join again.</li>
          <li>Pods that talk to the API trust the old CA until they are restarted.</li>
          <li>Tokens that were minted stay valid: their signing key is another one.</li>
        </ul>
      </div>
    </section>
  );
}
