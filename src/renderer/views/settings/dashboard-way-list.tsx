import { useState } from 'react';
import { dashboardWayIdSchema, type DashboardWayId } from '../../../shared/contract/state/dashboard-state.ts';
import { dashboardWays } from '../../../shared/words/dashboard-ways.ts';
import { dashboardPhrases } from '../../../shared/words/en/dashboard-phrases.ts';
import { wayPhrases } from '../../../shared/words/en/way-phrases.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Rich } from '../../components/rich.tsx';

/** Teaches how to make a dashboard reachable from this machine alone. */
export function DashboardWayList({
  isOpen,
}: {
  /** Whether it is open at first; from then on only the person folds it. */
  readonly isOpen: boolean;
}) {
  const [wasOpen] = useState(isOpen);
  const say = dashboardPhrases().reach;
  return (
    <details className="dashboard-ways" open={wasOpen}>
      <summary>{say.title}</summary>
      <p>{say.about}</p>
      <ul>
        {dashboardWayIdSchema.options.map((id) => (
          <Way key={id} id={id} />
        ))}
      </ul>
      <p className="quiet">
        <Rich phrase={say.caution(<code>microk8s dashboard-proxy</code>)} />
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
        <Rich phrase={dashboardPhrases().reach.address(<code>{address}</code>)} />
      </p>
    </li>
  );
}
