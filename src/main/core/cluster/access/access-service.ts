import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Question } from '../../../../shared/contract/state/snapshot.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { AccessRole } from '../../../../shared/contract/state/access-role.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import { showFacts } from '../scope/facts.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import { refuseWhileRemoving } from '../scope/refuse-while-removing.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Windows } from '../../ports/desktop.ts';
import { accessObjects, dashboardAccount } from './access-objects.ts';
import { setUpAccess } from './set-up-access.ts';
import type { TrayAccount } from './tray-account.ts';

/** What asking and making need. */
export interface AccessServiceParts {
  readonly cluster: ClusterScope;
  readonly trayAccount: TrayAccount;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly activity: ClusterActivity;
  readonly copyFresh: () => Promise<unknown>;
  readonly openDashboard: () => Promise<unknown>;
}

type SetUpQuestion = Extract<Question, { kind: 'set-up-access' }>;

/** Asks once what dashboard tokens may do, and makes the objects after the answer. */
export class AccessService {
  readonly #parts: AccessServiceParts;

  constructor(parts: AccessServiceParts) {
    this.#parts = parts;
  }

  /** Puts the question into the window; the answer goes on to what waits for it. */
  async ask(then: SetUpQuestion['then']): Promise<void> {
    const { cluster, windows, clock } = this.#parts;
    const { showObjects } = await import('./show-objects.ts');
    const { facts, cluster: state } = cluster.state;
    cluster.change({
      question: {
        kind: 'set-up-access',
        isRbacOff: isRbacOff(showFacts(facts, state.api, clock.now()).authorization),
        choices: (['view', 'cluster-admin'] as const).map((role) => ({
          role,
          objects: showObjects(accessObjects(role)),
        })),
        then,
      },
    });
    windows.show();
  }

  /** Makes what is missing; the question stays open when that fails. */
  async setUp(role: AccessRole): Promise<Result<null, AppError>> {
    const { cluster, trayAccount, activity, copyFresh, openDashboard } = this.#parts;
    const possible = refuseWhileRemoving(cluster);
    if (!possible.ok) return possible;
    const made = await setUpAccess(cluster.api.objects, role);
    if (!made.ok) return made;
    activity.note('access-set-up', `${dashboardAccount.namespace}/${dashboardAccount.name}`);
    const access = await trayAccount.look();
    if (!access.ok) return access;
    const { question } = cluster.state;
    cluster.change({ question: null });
    if (question?.kind !== 'set-up-access') return ok(null);
    if (question.then === 'copy') await copyFresh();
    if (question.then === 'open-dashboard') await openDashboard();
    return ok(null);
  }
}
