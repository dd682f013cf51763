import { useState } from 'react';
import type { FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import { installHeadlamp, usualDashboards, wayTo } from '../../../shared/words/dashboard-ways.ts';
import { dashboardPhrases } from '../../../shared/words/en/dashboard-phrases.ts';
import { wayPhrases } from '../../../shared/words/en/way-phrases.ts';
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
  if (value === null && error === null) return <p aria-busy>{say.looking}</p>;
  const isFound = value !== null && value.length > 0;
  return (
    <>
      <p>{say.about}</p>
      <p className="quiet">{isFound ? say.found : say.usual}</p>
      <ul>
        {(isFound ? value : usualDashboards).map((dashboard) => (
          <Way key={`${dashboard.namespace}/${dashboard.service}`} dashboard={dashboard} />
        ))}
      </ul>
      {value?.length === 0 && (
        <>
          <p>{say.install}</p>
          <CommandLine line={installHeadlamp} request="dashboard:copy-command" input={{ dashboard: null }} />
        </>
      )}
      <p className="quiet">
        <Rich phrase={say.caution(<code>microk8s dashboard-proxy</code>)} />
      </p>
    </>
  );
}

function Way({ dashboard }: { readonly dashboard: FoundDashboard }) {
  const { command, address } = wayTo(dashboard);
  return (
    <li>
      <p className="strong">{wayPhrases().toDashboard[dashboard.kind]}</p>
      <CommandLine line={command} request="dashboard:copy-command" input={{ dashboard }} />
      <p>
        <Rich phrase={dashboardPhrases().reach.address(<code>{address}</code>)} />
      </p>
    </li>
  );
}
