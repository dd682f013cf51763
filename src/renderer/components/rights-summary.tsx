import type { Right, Rights } from '../../shared/contract/state/rights.ts';
import { accessPhrases } from '../../shared/words/en/access-phrases.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { rightsWorthALine } from './rights-worth-a-line.ts';
import './rights-summary.css';

/** What somebody may do, as a table. */
export function RightsSummary({ rights }: { readonly rights: Rights }) {
  const say = accessPhrases().rights;
  if (rights.everything)
    return (
      <p className="notice notice-warning" role="note">
        {say.everything}
      </p>
    );
  const shown = rightsWorthALine(rights);
  return (
    <>
      {shown.length === 0 ? (
        <p>{say.nothing}</p>
      ) : (
        <div className="rights-list" role="region" aria-label={say.table} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say.resource}</th>
                <th scope="col">{say.may}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((right) => (
                <tr key={JSON.stringify([right.group, right.resource, right.names])}>
                  <td>{resourceText(right)}</td>
                  <td>{right.verbs[0] === '*' ? say.allVerbs : visibleText(right.verbs.join(', '))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rights.incomplete && <p className="quiet">{say.incomplete}</p>}
    </>
  );
}

function resourceText({ group, resource, names }: Right): string {
  const say = accessPhrases().rights;
  const kind = resource === '*' ? say.allResources : visibleText(resource);
  const of = group === '' ? kind : say.ofGroup(kind, group === '*' ? say.allGroups : visibleText(group));
  return names.length === 0 ? of : say.onlyNames(of, visibleText(names.join(', ')));
}
