import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Inspection, TokenSubject } from '../../../shared/contract/state/inspection.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { ShownRule, EscalationPath } from '../../../shared/contract/state/escalation.ts';
import { escalationPhrases } from '../../../shared/words/en/escalation-phrases.ts';
import { inspectRightsPhrases } from '../../../shared/words/en/inspect-rights-phrases.ts';
import type { SeenReach } from '../../../shared/words/inspect-verdict.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Why } from '../../components/why.tsx';
import { findRbacOff, RbacOff } from '../../components/rbac-off.tsx';
import { Rich } from '../../components/rich.tsx';
import { RightsSummary } from '../../components/rights-summary.tsx';
import { rightsWorthALine } from '../../components/rights-worth-a-line.ts';
import { useQuery } from '../../page/use-query.ts';

/** What the bearer may do, and whether a thief could keep it. */
export function InspectRights({
  subject,
  inspection,
  snapshot,
  onReach,
}: {
  readonly subject: TokenSubject;
  readonly inspection: Inspection;
  readonly snapshot: Snapshot;
  /** Told what was seen of each namespace that is looked at. */
  readonly onReach: (reach: SeenReach) => void;
}) {
  const [namespace, setNamespace] = useState(inspection.namespace ?? 'default');
  const namespaces = useQuery('namespaces:list', {}, 0);
  const { value, error, reload } = useQuery('inspect:rights', { subject, namespace }, 0);
  useEffect(() => {
    if (value === null) return;
    const { rights, escalation } = value;
    onReach({
      everything: rights.everything,
      nothing: !rights.everything && rightsWorthALine(rights).length === 0,
      couldOutlast: escalation.length > 0,
      isWhole: !rights.incomplete,
    });
  }, [value, onReach]);
  const names = namespaces.value?.names ?? [];
  const rbacOff = findRbacOff(snapshot);
  const say = inspectRightsPhrases();
  return (
    <>
      <section className="inspect-part" aria-labelledby="inspect-rights">
        <div className="screen-head">
          <h2 id="inspect-rights">{say.title}</h2>
          <NativeSelect
            aria-label={say.namespace}
            data={names.includes(namespace) ? names : [namespace, ...names]}
            value={namespace}
            onChange={(event) => setNamespace(event.currentTarget.value)}
          />
        </div>
        {error !== null && <ErrorNotice error={error} onRetry={reload} />}
        {value === null && error === null && (
          <p className="quiet" aria-busy>
            {say.asking}
          </p>
        )}
        {rbacOff !== null ? (
          <RbacOff finding={rbacOff} isPreset={false} />
        ) : (
          value !== null && <RightsSummary rights={value.rights} />
        )}
      </section>
      {value !== null && (
        <section className="inspect-part" aria-labelledby="inspect-escalation">
          <h2 id="inspect-escalation">{say.escalation.title}</h2>
          <Why word="escalationPath" />
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
  const say = inspectRightsPhrases().escalation;
  const ways = escalationPhrases();
  if (paths.length === 0)
    return (
      <p>
        {say.no}
        {isIncomplete && ` ${say.rulesWereLeftOut}`}
        <span className="quiet block">{say.lookedAt(visibleText(namespace))}</span>
      </p>
    );
  return (
    <>
      <p>{say.yes}</p>
      <ul className="escalation-paths">
        {paths.map(({ kind, scope, allowedBy }) => (
          <li key={kind}>
            <p>
              <strong>{ways[kind].title}</strong>{' '}
              <span className="quiet">
                {scope === 'cluster' ? say.everywhere : say.inNamespace(visibleText(namespace))}
              </span>
            </p>
            <p>{ways[kind].why}</p>
            <p className="quiet">
              <Rich
                phrase={say.allowedBy(
                  allowedBy.map((rule, at) => (
                    <code key={at} className="value">
                      {ruleText(rule)}
                    </code>
                  )),
                )}
              />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const longestList = 8;

function ruleText({ verbs, groups, resources, names }: ShownRule): string {
  const say = inspectRightsPhrases().rule;
  const isCore = groups.every((group) => group === '');
  const rule = isCore
    ? say.inCore(list(verbs), list(resources))
    : say.inGroups(
        list(verbs),
        list(resources),
        list(groups.map((group) => (group === '' ? 'core' : group))),
      );
  return names.length === 0 ? rule : say.only(rule, list(names));
}

function list(names: readonly string[]): string {
  const listed = visibleText(names.slice(0, longestList).join(', '));
  const rest = names.length - longestList;
  return rest > 0 ? inspectRightsPhrases().rule.andMore(listed, rest) : listed;
}
