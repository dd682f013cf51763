import { useState } from 'react';
import type { FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import { installHeadlamp, usualDashboards, wayTo } from '../../../shared/words/dashboard-ways.ts';
import { dashboardPhrases } from '../../../shared/words/en/dashboard-phrases.ts';
import { dashboardSessionPhrases } from '../../../shared/words/en/dashboard-session-phrases.ts';
import { wayPhrases } from '../../../shared/words/en/way-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Rich } from '../../components/rich.tsx';
import { useQuery } from '../../page/use-query.ts';

/** Teaches how to make a dashboard reachable from this machine alone: those of the cluster, else those that one may have. */
export function DashboardWayList({
  isOpen,
}: {
  /** Whether it is open at first; from then on only the person folds it. */
  readonly isOpen: boolean;
}) {
  const [wasOpen] = useState(isOpen);
  const [isUnfolded, setUnfolded] = useState(isOpen);
  return (
    <details
      className="dashboard-ways"
      open={wasOpen}
      onToggle={(event) => setUnfolded(event.currentTarget.open)}
    >
      <summary>{dashboardPhrases().reach.title}</summary>
      {isUnfolded && <Ways />}
    </details>
  );
}

function Ways() {
  const { value, error } = useQuery('dashboard:find', {}, null);
  const say = dashboardPhrases().reach;
  if (value === null && error === null)
    return (
      <p className="dashboard-ways-body" aria-busy>
        {say.looking}
      </p>
    );
  const isFound = value !== null && value.length > 0;
  return (
    <div className="dashboard-ways-body">
      <p>{say.about}</p>
      <h3>{isFound ? say.found : say.usual}</h3>
      <ul>
        {(isFound ? value : usualDashboards).map((dashboard) => (
          <Way
            key={`${dashboard.namespace}/${dashboard.service}`}
            name={isFound ? nameOf(dashboard) : wayPhrases().toDashboard[dashboard.kind]}
            dashboard={dashboard}
          />
        ))}
      </ul>
      {value?.length === 0 && (
        <div>
          <p>{say.install}</p>
          <CommandLine line={installHeadlamp} request="dashboard:copy-command" input={{ dashboard: null }} />
        </div>
      )}
      <p className="quiet">
        <Rich phrase={say.caution(<code>microk8s dashboard-proxy</code>)} />
      </p>
    </div>
  );
}

/** As the cluster has it: several may be of one kind. */
function nameOf({ kind, namespace, service }: FoundDashboard): string {
  const { kinds, choose } = dashboardSessionPhrases();
  return choose.one(kinds[kind], visibleText(`${namespace}/${service}`));
}

function Way({ name, dashboard }: { readonly name: string; readonly dashboard: FoundDashboard }) {
  const { command, address } = wayTo(dashboard);
  const say = dashboardPhrases().reach;
  return (
    <li>
      <p className="strong">{name}</p>
      <CommandLine line={command} request="dashboard:copy-command" input={{ dashboard }} />
      <p>
        <Rich phrase={say.address(<code>{address}</code>)} /> {dashboard.isTls && say.ownCertificate}
      </p>
    </li>
  );
}
