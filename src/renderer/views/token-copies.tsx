import type { TokenCopy } from '../../shared/requests/admin.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useQuery } from '../use-query.ts';

const places: Readonly<Record<TokenCopy['place'], string>> = {
  'own-kubeconfig': 'Your kubeconfig',
  backup: 'A backup that MicroK8s left',
  'older-revision': 'Files of an older snap revision',
};

/** Where else on this machine the admin token lies. */
export function TokenCopies({ version }: { readonly version: string }) {
  const { value, error } = useQuery('admin:copies', {}, version);
  return (
    <section className="stack stack-tight" aria-labelledby="token-copies">
      <div>
        <h2 id="token-copies">Copies of the admin token</h2>
        <p className="quiet">
          Looked for in the kubeconfigs of your own user, in the backups that MicroK8s leaves, and in older
          snap revisions. A copy on another machine, in a pipeline or in a chat cannot be found from here.
        </p>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {value === null && error === null && <p aria-busy>Looking for copies…</p>}
      {value !== null && value.copies.length === 0 && <p>None was found.</p>}
      {value !== null && value.copies.length > 0 && (
        <ul className="copies">
          {value.copies.map((copy) => (
            <li key={copy.id} className="copy">
              <code className="value">{visibleText(copy.file)}</code>
              <span className="quiet">{places[copy.place]}</span>
            </li>
          ))}
        </ul>
      )}
      {value !== null && value.unread.length > 0 && (
        <details>
          <summary>
            {value.unread.length === 1 ? '1 place' : `${value.unread.length} places`} could not be looked into
          </summary>
          <ul className="plain-list">
            {value.unread.map((file) => (
              <li key={file}>
                <code className="value">{visibleText(file)}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
