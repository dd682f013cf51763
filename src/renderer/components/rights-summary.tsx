import type { Right, Rights } from '../../shared/contract/state/rights.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import './rights-summary.css';

/** What everybody may ask about themselves: no right worth a line. */
const selfReviews = new Set(['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews']);

/** What somebody may do, as a table. */
export function RightsSummary({ rights }: { readonly rights: Rights }) {
  if (rights.everything)
    return (
      <p className="notice notice-warning" role="note">
        Everything, in every namespace: it is a cluster administrator.
      </p>
    );
  const shown = rights.rights.filter(({ resource }) => !selfReviews.has(resource));
  return (
    <>
      {shown.length === 0 ? (
        <p>Nothing, but ask who it is.</p>
      ) : (
        <div className="rights-list" role="region" aria-label="Rights" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Resource</th>
                <th scope="col">May</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((right) => (
                <tr key={JSON.stringify([right.group, right.resource, right.names])}>
                  <td>{resourceText(right)}</td>
                  <td>{right.verbs[0] === '*' ? 'everything' : visibleText(right.verbs.join(', '))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rights.incomplete && <p className="quiet">The API server says that this list may be incomplete.</p>}
    </>
  );
}

function resourceText({ group, resource, names }: Right): string {
  const kind = resource === '*' ? 'Everything' : resource;
  const of = group === '' ? kind : `${kind} (${group === '*' ? 'all groups' : group})`;
  return visibleText(names.length === 0 ? of : `${of}: only ${names.join(', ')}`);
}
