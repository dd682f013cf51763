import type { Handlers } from '../../../shared/contract/contract.ts';
import { ownAccountHandlers, type OwnAccountHandlerParts } from '../cluster/accounts/own-account-handlers.ts';
import { adminHandlers, type AdminHandlerParts } from '../cluster/admin/admin-handlers.ts';
import {
  credentialHandlers,
  type CredentialHandlerParts,
} from '../cluster/credentials/credential-handlers.ts';
import { dashboardHandlers, type DashboardHandlerParts } from '../cluster/dashboard/dashboard-handlers.ts';
import { inspectHandlers, type InspectHandlerParts } from '../cluster/inspect/inspect-handlers.ts';
import {
  nonExpiringTokenHandlers,
  type NonExpiringTokenHandlerParts,
} from '../cluster/legacy-tokens/non-expiring-token-handlers.ts';
import { certificateHandlers, type CertificateHandlerParts } from '../cluster/safety/certificate-handlers.ts';
import { safetyHandlers, type SafetyHandlerParts } from '../cluster/safety/safety-handlers.ts';
import { newTokenHandlers, type NewTokenHandlerParts } from '../cluster/tokens/new-token-handlers.ts';
import { tokenHandlers, type TokenHandlerParts } from '../cluster/tokens/token-handlers.ts';
import { activityHandlers } from './activity/activity-handlers.ts';
import type { ActivityStore } from './activity/activity-store.ts';
import { appHandlers, type AppHandlerParts } from './app-handlers.ts';
import { clusterHandlers, type ClusterHandlerParts } from './clusters/cluster-handlers.ts';
import { loginHandlers } from './login/login-handlers.ts';
import type { LoginService } from './login/login-service.ts';
import { reportHandlers } from './report/report-handlers.ts';
import type { ReportService } from './report/report-service.ts';

/** What answering every request needs: what each subject’s handlers do. */
export type HandlerParts = AdminHandlerParts &
  AppHandlerParts &
  CertificateHandlerParts &
  ClusterHandlerParts &
  CredentialHandlerParts &
  DashboardHandlerParts &
  InspectHandlerParts &
  NewTokenHandlerParts &
  NonExpiringTokenHandlerParts &
  OwnAccountHandlerParts &
  SafetyHandlerParts &
  TokenHandlerParts & {
    readonly activity: ActivityStore;
    readonly login: LoginService;
    readonly report: ReportService;
  };

/** Answers every request of the contract. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...activityHandlers(parts.activity),
    ...loginHandlers(parts.login),
    ...reportHandlers(parts.report),
    ...appHandlers(parts),
    ...certificateHandlers(parts),
    ...credentialHandlers(parts),
    ...clusterHandlers(parts),
    ...dashboardHandlers(parts),
    ...inspectHandlers(parts),
    ...safetyHandlers(parts),
    ...tokenHandlers(parts),
    ...adminHandlers(parts),
    ...newTokenHandlers(parts),
    ...ownAccountHandlers(parts),
    ...nonExpiringTokenHandlers(parts),
  };
}
