import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type {
  EndedSession,
  FoundDashboard,
  OpenSession,
} from '../../../../shared/contract/state/dashboard-state.ts';
import type { Account } from '../../../../shared/contract/state/account.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { Agreed, NativeChoice, NativeQuestion } from '../../ports/desktop.ts';

/** Asks a person outside the page, one question at a time. */
export interface PersonAsker {
  /** Success when the person agrees; `isByAct`: an act of theirs came just before. */
  ask(question: NativeQuestion, isByAct: boolean): Promise<Result<null, AppError>>;
  /** The same with another way to agree, and which one the person took. */
  choose(question: NativeChoice, isByAct: boolean): Promise<Result<Agreed, AppError>>;
}

/** A dashboard by its service. */
export type DashboardName = Pick<FoundDashboard, 'namespace' | 'service'>;

/** The Secret that the token of a dashboard session is bound to. */
export interface SessionSecret {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** The settings of one cluster, by its identity. */
export interface ClusterSettings {
  /** 16 hex digits that name this installation on its clusters. */
  readonly installation: string;
  /** The account that was chosen for the tray; null for Keyfob's own. */
  trayAccount(cluster: string): Account | null;
  chooseTrayAccount(cluster: string, account: Account | null): Promise<Result<null, AppError>>;
  /** Where the dashboard is; null where the settings do not say it. */
  dashboardAddress(cluster: string): string | null;
  chooseDashboardAddress(cluster: string, address: string | null): Promise<Result<null, AppError>>;
  /** The dashboard that was chosen of several; null where none was. */
  dashboard(cluster: string): DashboardName | null;
  chooseDashboard(cluster: string, dashboard: DashboardName | null): Promise<Result<null, AppError>>;
  /** What the tokens of dashboard sessions are bound to that were not seen to end. */
  dashboardSessions(cluster: string): readonly SessionSecret[];
  noteDashboardSession(cluster: string, secret: SessionSecret): Promise<Result<null, AppError>>;
  /** Drops what was seen to end. */
  dropDashboardSession(cluster: string, uid: string): Promise<Result<null, AppError>>;
  /** Notes a CA key as one more of a cluster, or with null the cluster itself. */
  addAuthorityKey(cluster: string, key: string | null): Promise<Result<null, AppError>>;
}

/** Tells on the desktop what happened where nobody looks at the window. */
export interface ClusterNotices {
  dashboardNotOpened(error: AppError): void;
  /** A browser was signed in to the dashboard; `end` ends this session. */
  signedIn(session: OpenSession, end: () => void): void;
  /** The session that was told of ended as somebody wished. */
  sessionOver(): void;
  /** A browser was signed out of the dashboard, which nobody wished just now; `open` opens it again, null where its cluster was left. */
  signedOut(ended: EndedSession, open: (() => void) | null): void;
  /** The words of an error that fit what is known. */
  readonly describe: (error: AppError) => { readonly message: string; readonly remedy: string };
  /** A token is no longer renewed by itself. */
  renewalStopped(error: AppError): void;
}

/** What a cluster reads of the app that shows it. */
export interface AppState {
  readonly snapshot: Pick<Snapshot, 'settings' | 'keyring' | 'clipboard'>;
  /** Calls back after each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
}
