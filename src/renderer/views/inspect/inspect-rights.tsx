import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Inspection, TokenSubject } from '../../../shared/contract/state/inspection.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { ShownRule, EscalationPath } from '../../../shared/contract/state/escalation.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { findRbacOff, RbacOff } from '../../components/rbac-off.tsx';
import { RightsSummary } from '../../components/rights-summary.tsx';
import { useQuery } from '../../page/use-query.ts';
import { escalationWords } from './escalation-words.ts';

/** What the bearer may do, and whether a thief could keep it. */
export function InspectRights({
  subject,
  inspection,
  snapshot,
}: {
  readonly subject: TokenSubject;
  readonly inspection: Inspection;
  readonly snapshot: Snapshot;
}) {
  const [namespace, setNamespace] = useState(inspection.namespace ?? 'default');
  const namespaces = useQuery('namespaces:list', {}, 0);
  const { value, error, reload } = useQuery('inspect:rights', { subject, namespace }, 0);
  const names = namespaces.value?.names ?? [];
  const rbacOff = findRbacOff(snapshot);
  return (
    <>
      <section className="inspect-part" aria-labelledby="inspect-rights">
        <div className="screen-head">
          <h2 id="inspect-rights">What it may do</h2>
          <NativeSelect
            aria-label="Namespace"
            data={names.includes(namespace) ? names : [namespace, ...names]}
            value={namespace}
            onChange={(event) => setNamespace(event.currentTarget.value)}
          />
        </div>
        {error !== null && <ErrorNotice error={error} onRetry={reload} />}
        {value === null && error === null && (
          <p className="quiet" aria-busy>
            Asking the API server…
          </p>
        )}
        {rbacOff !== null ? (
          <RbacOff finding={rbacOff} isPreset={false} />
        ) : (
          value !== null && <RightsSummary rights={value.rights} />
        )}
      </section>
      {value !== null && (
        <section className="inspect-part" aria-labelledby="inspect-thief">
          <h2 id="inspect-thief">Could a thief keep it?</h2>
          <EscalationPaths
            paths={value.escalation}
            namespace={namespace}
            isIncomplete={value.rights.incomplete}
          />
        </section>
      )}
    </>
  );
}

function EscalationPaths({
  paths,
  namespace,
  isIncomplete,
}: {
  readonly paths: readonly EscalationPath[];
  readonly namespace: string;
  readonly isIncomplete: boolean;
}) {
  if (paths.length === 0)
    return (
      <p>
        No way is known: what was stolen ends with the token.
        {isIncomplete && ' But the API server did not tell all rules.'}
        <span className="quiet block">
          Looked at everywhere, and in the namespace {visibleText(namespace)}.
        </span>
      </p>
    );
  return (
    <>
      <p>Yes: whoever steals it could turn it into access that lasts after it has expired or was revoked.</p>
      <ul className="thief">
        {paths.map(({ kind, scope, allowedBy }) => (
          <li key={kind}>
            <p>
              <strong>{escalationWords[kind].title}</strong>{' '}
              <span className="quiet">
                {scope === 'cluster' ? 'in every namespace' : `in ${visibleText(namespace)}`}
              </span>
            </p>
            <p>{escalationWords[kind].why}</p>
            <p className="quiet">
              Allowed by{' '}
              {allowedBy.map((rule, at) => (
                <span key={at}>
                  {at > 0 && ' and '}
                  <code className="value">{ruleText(rule)}</code>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const longestList = 8;

function ruleText({ verbs, groups, resources, names }: ShownRule): string {
  const of = groups.every((group) => group === '')
    ? ''
    : ` of ${list(groups.map((group) => (group === '' ? 'core' : group)))}`;
  const only = names.length === 0 ? '' : `, only ${list(names)}`;
  return visibleText(`${list(verbs)} on ${list(resources)}${of}${only}`);
}

function list(names: readonly string[]): string {
  const rest = names.length - longestList;
  return rest > 0 ? `${names.slice(0, longestList).join(', ')} and ${rest} more` : names.join(', ');
}
