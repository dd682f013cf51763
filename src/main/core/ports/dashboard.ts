import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { ClusterAddress, PodPort } from './cluster-api.ts';
import type { Secret } from './secret.ts';

/** A page of plain text in the browser, where the dashboard cannot be shown. */
export interface BrowserPage {
  readonly title: string;
  readonly sentences: readonly string[];
  /** What leads to the same page once more; null where that would be of no use. */
  readonly tryAgain: string | null;
}

/** What signing in asks of whoever opened the session. */
export interface SignInParts {
  /** Where the API server is, and as whom; asked for each connection. */
  readonly cluster: () => ClusterAddress;
  /** The pod that answers now; asked for each connection. */
  readonly target: () => Promise<Result<PodPort, AppError>>;
  /** The token of this session as it is now. */
  readonly bearer: () => Secret;
  /** Called with each request that is passed on, and with each message that a page sends over a WebSocket. */
  readonly onUse: () => void;
  /** Called where an answer gives reason to doubt that the session still holds; with a failure where the way to the pod was refused. */
  readonly onDoubt: (refused: AppError | null) => void;
  /** What is shown where the dashboard could not be reached. */
  readonly explain: (error: AppError) => BrowserPage;
  /** What is shown to everybody else. */
  readonly refusal: () => BrowserPage;
}

/** A dashboard behind an address of its own on loopback, until it is closed. */
export interface ProxiedDashboard {
  /** An address that signs a browser in once, within half a minute; the one before is of no use any more. */
  admit(): string;
  /** Ends every connection to the dashboard; from now on whoever was let in is shown this page, until it is closed or another dashboard has such an address. */
  leave(page: () => BrowserPage): void;
  /** Ends every connection; nothing listens there any more. */
  close(): void;
}

/** Signs browsers of this user in to a dashboard. */
export interface DashboardProxy {
  open(parts: SignInParts): Promise<Result<ProxiedDashboard, AppError>>;
}
