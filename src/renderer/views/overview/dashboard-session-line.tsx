import { Button } from '@mantine/core';
import type { DashboardSession } from '../../../shared/contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from '../../../shared/words/en/dashboard-session-phrases.ts';
import { signedIn } from '../../../shared/words/signed-in.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { SteadyWords } from '../../components/steady-words.tsx';
import { useBrief } from '../../page/use-brief.ts';
import { useCommand } from '../../page/use-command.ts';

/** As whom a browser is signed in, the ways to renew and to end that, and why one of them failed. */
export function DashboardSessionLine({
  session,
  now,
}: {
  readonly session: DashboardSession;
  readonly now: number;
}) {
  const renew = useCommand('dashboard:renew-session');
  const end = useCommand('dashboard:end-session');
  const renewed = useBrief();
  const say = dashboardSessionPhrases();
  const told = session.status === 'open' ? signedIn(session, now) : null;
  const error = told === null ? end.error : renew.error;
  const onRenew = async () => {
    if (await renew.run({})) renewed.say();
  };
  return (
    <>
      {told !== null && (
        <div className="card-session">
          <p className="quiet" role="status">
            <SteadyWords words={renewed.isSaid ? say.renewed : told} all={[told, say.renewed]} />
          </p>
          <div className="row">
            <Button size="compact-sm" variant="default" loading={renew.isBusy} onClick={() => void onRenew()}>
              {say.renew}
            </Button>
            <Button size="compact-sm" variant="default" loading={end.isBusy} onClick={() => void end.run({})}>
              {say.end}
            </Button>
          </div>
        </div>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
