import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Account } from '../../../../shared/contract/state/account.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterApi, ListPosition } from '../../ports/cluster-api.ts';

/** What a search found: one page of the matches, and how many accounts are known so far. */
export interface AccountSearch {
  readonly rows: Account[];
  readonly matches: number;
  readonly known: number;
  /** False while pages are still coming in. */
  readonly complete: boolean;
}

/** What to look for: part of `namespace/name`; `fresh` reads the list anew. */
export interface AccountQuery {
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
  readonly fresh: boolean;
}

interface Reading {
  readonly api: ClusterApi;
  readonly accounts: Account[];
  complete: boolean;
  /** Why a later page could not be read. */
  error: AppError | null;
  readonly firstPage: Promise<Result<null, AppError>>;
}

/** The first page is small, so that rows are there at once. */
const firstPageSize = 100;
const pageSize = 500;

/** The service accounts of one cluster: read page by page, searched while the rest comes in. */
export class AccountDirectory {
  readonly #cluster: Pick<ClusterScope, 'api'>;
  #reading: Reading | null = null;

  constructor(cluster: Pick<ClusterScope, 'api'>) {
    this.#cluster = cluster;
  }

  /** Answers from what is known as soon as the first page is there. */
  async search({ text, offset, limit, fresh }: AccountQuery): Promise<Result<AccountSearch, AppError>> {
    const { api } = this.#cluster;
    const known = this.#reading;
    const reading = known === null || fresh || known.api !== api ? this.#read(api) : known;
    const first = await reading.firstPage;
    const error = first.ok ? reading.error : first.error;
    if (error !== null) {
      if (this.#reading === reading) this.#reading = null;
      return fail(error);
    }
    const wanted = text.trim();
    const found =
      wanted === ''
        ? reading.accounts
        : reading.accounts.filter(({ namespace, name }) => `${namespace}/${name}`.includes(wanted));
    return ok({
      rows: found.slice(offset, offset + limit),
      matches: found.length,
      known: reading.accounts.length,
      complete: reading.complete,
    });
  }

  /** Drops the list when nobody looks at it any more. */
  close(): void {
    this.#reading = null;
  }

  #read(api: ClusterApi): Reading {
    const accounts: Account[] = [];
    const firstPage = this.#readPage(api, accounts, firstPageSize, null);
    const reading: Reading = {
      api,
      accounts,
      complete: false,
      error: null,
      firstPage: firstPage.then((page) => (page.ok ? ok(null) : page)),
    };
    this.#reading = reading;
    void firstPage.then((page) => (page.ok ? this.#readRest(reading, page.value) : undefined));
    return reading;
  }

  /** Ends early when the list is read anew or closed; after a page that failed the next search says so, and the one after it reads anew. */
  async #readRest(reading: Reading, from: ListPosition | null): Promise<void> {
    let next = from;
    while (next !== null && this.#reading === reading) {
      const page = await this.#readPage(reading.api, reading.accounts, pageSize, next);
      if (!page.ok) {
        reading.error = page.error;
        return;
      }
      next = page.value;
    }
    reading.complete = next === null;
  }

  async #readPage(
    api: ClusterApi,
    accounts: Account[],
    limit: number,
    from: ListPosition | null,
  ): Promise<Result<ListPosition | null, AppError>> {
    const page = await api.lists.page('service-accounts', limit, from);
    if (!page.ok) return page;
    for (const { namespace, name } of page.value.items) accounts.push({ namespace, name });
    return ok(page.value.next);
  }
}
