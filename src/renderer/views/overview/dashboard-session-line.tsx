import { Button } from '@mantine/core';
import type { DashboardSession, EndedSession } from '../../../shared/contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from '../../../shared/words/en/dashboard-session-phrases.ts';
import { describe } from '../../../shared/words/describe.ts';
import { signedOut } from '../../../shared/words/signed-out.ts';
import { signedIn } from '../../../shared/words/signed-in.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { SteadyWords } from '../../components/steady-words.tsx';
import { useKnown } from '../../page/state.ts';
import { useBrief } from '../../page/use-brief.ts';
import { useCommand } from '../../page/use-command.ts';

/** As whom a browser is signed in, the ways to renew and to end that, and why one of them failed; what signs it in where none is. */
export function DashboardSessionLine({
  session,
  isAddressSet,
  now,
}: {
  readonly session: DashboardSession;
  readonly isAddressSet: boolean;
  readonly now: number;
}) {
  const renew = useCommand('dashboard:renew-session');
  const end = useCommand('dashboard:end-session');
  const renewed = useBrief();
  const say = dashboardSessionPhrases();
  const known = useKnown();
  const signedInLine = session.status === 'open' ? signedIn(session, now) : null;
  const error = signedInLine === null ? end.error : renew.error;
  const onRenew = async () => {
    if (await renew.run({})) renewed.say();
  };
  return (
    <>
      {signedInLine === null ? (
        <p className="card-session quiet">{isAddressSet ? say.hint.leads : say.hint.signsIn}</p>
      ) : (
        <div className="card-session">
          <p className="quiet" role="status">
            <SteadyWords
              words={renewed.isSaid ? say.renewed : signedInLine}
              all={[signedInLine, say.renewed]}
            />
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
      {session.status === 'ended' && (
        <p className={isAsChosen(session) ? 'quiet' : 'state state-soon'} role="status">
          {signedOut(session, now, (failure) => describe(failure, known))}
        </p>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}

/** Whether it ended as the person wished it in the settings. */
function isAsChosen({ why }: EndedSession): boolean {
  return why.kind === 'idle' || why.kind === 'locked';
}
