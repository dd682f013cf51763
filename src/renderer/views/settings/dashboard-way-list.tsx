import { useState } from 'react';
import {
  dashboardWayIdSchema,
  type DashboardWayId,
} from '../../../shared/contract/state/dashboard-way-id.ts';
import { dashboardWays } from '../../../shared/words/dashboard-ways.ts';
import { wayPhrases } from '../../../shared/words/en/way-phrases.ts';
import { CommandLine } from '../../components/command-line.tsx';

/** Teaches how to make a dashboard reachable from this machine alone. */
export function DashboardWayList({
  isOpen,
}: {
  /** Whether it is open at first; from then on only the person folds it. */
  readonly isOpen: boolean;
}) {
  const [wasOpen] = useState(isOpen);
  return (
    <details className="dashboard-ways" open={wasOpen}>
      <summary>How to reach a dashboard</summary>
      <p>
        A dashboard runs inside the cluster. One of these commands, left running in a terminal, makes it
        reachable from this machine, and from no other.
      </p>
      <ul>
        {dashboardWayIdSchema.options.map((id) => (
          <Way key={id} id={id} />
        ))}
      </ul>
      <p className="quiet">
        Behind https your browser asks once about a certificate that the dashboard made itself.{' '}
        <code>microk8s dashboard-proxy</code>, which is there up to 1.35, opens the dashboard to the whole
        network.
      </p>
    </details>
  );
}

function Way({ id }: { readonly id: DashboardWayId }) {
  const { command, address } = dashboardWays[id];
  return (
    <li>
      <p className="strong">{wayPhrases().toDashboard[id]}</p>
      <CommandLine line={command} request="dashboard:copy-command" input={{ way: id }} />
      <p>
        Then the address is <code>{address}</code>
      </p>
    </li>
  );
}
