import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Account } from '../../../../shared/contract/state/account.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Settings } from '../../../../shared/contract/state/settings.ts';
import type { DashboardName, SessionSecret } from '../../cluster/scope/desk.ts';
import type { DocumentStore } from '../../ports/files.ts';
import type { Identifiers } from '../../ports/clock.ts';
import { explainFault } from '../../vault/documents/read-document.ts';
import {
  addAuthorityKey,
  changeSettings,
  chooseDashboard,
  chooseDashboardAddress,
  chooseTrayAccount,
  dropDashboardSession,
  formatSettings,
  newSettings,
  noteDashboardSession,
  parseSettings,
  type SettingsDocument,
} from './settings-document.ts';

/** Keeps the settings document; an unreadable one is left untouched and its error said. */
export class SettingsStore {
  #document: SettingsDocument;
  /** Why the document on disk could not be used; while it is set nothing is written. */
  readonly error: AppError | null;
  readonly #documents: DocumentStore;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(document: SettingsDocument, error: AppError | null, documents: DocumentStore) {
    this.#document = document;
    this.error = error;
    this.#documents = documents;
  }

  /** Reads the document, and writes a new one at the first start. */
  static async load(documents: DocumentStore, identifiers: Identifiers): Promise<SettingsStore> {
    const fresh = newSettings(identifiers.next());
    const read = await documents.read('settings.json');
    if (!read.ok) return new SettingsStore(fresh, read.error, documents);
    if (read.value === null) {
      const written = await documents.write('settings.json', formatSettings(fresh));
      return new SettingsStore(fresh, written.ok ? null : written.error, documents);
    }
    const document = parseSettings(read.value);
    return document.ok
      ? new SettingsStore(document.value, null, documents)
      : new SettingsStore(fresh, explainFault(document.error, documents.path('settings.json')), documents);
  }

  get settings(): Settings {
    return this.#document.settings;
  }

  /** 16 hex digits that name this installation on its clusters. */
  get installation(): string {
    return this.#document.installation;
  }

  /** The account that was chosen for the tray of a cluster; null for Keyfob's own. */
  trayAccount(cluster: string): Account | null {
    return this.#document.trayAccounts[cluster] ?? null;
  }

  /** Chooses the account for the tray of a cluster; null for Keyfob's own. */
  chooseTrayAccount(cluster: string, account: Account | null): Promise<Result<null, AppError>> {
    return this.#change((document) => chooseTrayAccount(document, cluster, account));
  }

  /** Where the dashboard of a cluster is, as the document has it; null where it does not say. */
  dashboardAddress(cluster: string): string | null {
    return this.#document.dashboardAddresses[cluster] ?? null;
  }

  /** Sets where the dashboard of a cluster is; null for nowhere. */
  chooseDashboardAddress(cluster: string, address: string | null): Promise<Result<null, AppError>> {
    return this.#change((document) => chooseDashboardAddress(document, cluster, address));
  }

  /** Which of several dashboards of a cluster a person chose; null for none. */
  dashboard(cluster: string): DashboardName | null {
    return this.#document.dashboards[cluster] ?? null;
  }

  /** Chooses one of several dashboards of a cluster. */
  chooseDashboard(cluster: string, dashboard: DashboardName | null): Promise<Result<null, AppError>> {
    return this.#change((document) => chooseDashboard(document, cluster, dashboard));
  }

  /** The Secrets of dashboard sessions that were not seen to end. */
  dashboardSessions(cluster: string): readonly SessionSecret[] {
    return this.#document.dashboardSessions[cluster] ?? [];
  }

  /** Notes the Secret of a dashboard session. */
  noteDashboardSession(cluster: string, secret: SessionSecret): Promise<Result<null, AppError>> {
    return this.#change((document) => noteDashboardSession(document, cluster, secret));
  }

  /** Drops the Secret of this uid, once its dashboard session was seen to end. */
  dropDashboardSession(cluster: string, uid: string): Promise<Result<null, AppError>> {
    return this.#change((document) => dropDashboardSession(document, cluster, uid));
  }

  /** The cluster that a CA key belongs to: the one that a person confirmed it for, else its own. */
  identityOf(key: string): string {
    const entries = Object.entries(this.#document.authorityKeys);
    return entries.find(([, keys]) => keys.includes(key))?.[0] ?? key;
  }

  /** The CA keys of a cluster, its identity first. */
  keysOf(cluster: string): readonly string[] {
    return [cluster, ...(this.#document.authorityKeys[cluster] ?? [])];
  }

  /** Whether anything is kept here for a cluster. */
  knows(cluster: string): boolean {
    const { trayAccounts, dashboardAddresses, authorityKeys } = this.#document;
    return [trayAccounts, dashboardAddresses, authorityKeys].some((each) => Object.hasOwn(each, cluster));
  }

  /** Notes a CA key as one more of a cluster, or with null the cluster itself. */
  addAuthorityKey(cluster: string, key: string | null): Promise<Result<null, AppError>> {
    return this.#change((document) => addAuthorityKey(document, cluster, key));
  }

  /** Writes the change first, then lets it count. */
  change(change: Partial<Settings>): Promise<Result<null, AppError>> {
    return this.#change((document) => changeSettings(document, change));
  }

  /** One after the other, so that each change starts from the one before. */
  #change(change: (document: SettingsDocument) => SettingsDocument): Promise<Result<null, AppError>> {
    const done = this.#queue.then(() => this.#write(change(this.#document)));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #write(document: SettingsDocument): Promise<Result<null, AppError>> {
    if (this.error !== null && this.error.code !== 'store-unwritable') return fail(this.error);
    const written = await this.#documents.write('settings.json', formatSettings(document));
    if (!written.ok) return written;
    this.#document = document;
    return ok(null);
  }
}
