import type { AppError } from '../../../shared/errors.ts';
import type { TokenPlace, TokenSubject, TryOut, UseLineName } from '../../../shared/inspection.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Rights } from '../../../shared/rights.ts';
import type { ThiefPath } from '../../../shared/thief.ts';
import type { ActivityEvent } from '../../../shared/activity-state.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClipboardKeeper } from '../clipboard/clipboard-keeper.ts';
import type { TokenFileRow } from '../cluster/token-file.ts';
import type { ApiUser } from '../ports/cluster-api.ts';
import type { PrivateFiles } from '../ports/private-files.ts';
import type { Windows } from '../ports/windows.ts';
import { findThiefPaths } from '../rights/find-thief-paths.ts';
import { readReach } from '../rights/read-reach.ts';
import { tabulateRules } from '../rights/tabulate-rules.ts';
import type { Secret } from '../secret.ts';
import type { Store } from '../state/store.ts';
import { decodeToken } from '../tokens/decode.ts';
import type { KeptTokens } from '../tokens/kept-tokens.ts';
import { accountUser, readAccount } from './describe-token.ts';
import { scopedKubeconfig } from './export-kubeconfig.ts';
import { findPlaces, type FindPlacesPorts } from './find-places.ts';
import type { Inspector } from './inspector.ts';
import { useLine, useLineWithToken, type UseTarget } from './use-lines.ts';

/** What using a token needs. */
export interface TokenUseParts extends FindPlacesPorts {
  readonly store: Store;
  readonly clipboard: ClipboardKeeper;
  readonly windows: Windows;
  readonly privateFiles: PrivateFiles;
  readonly activity: ActivityKeeper;
  readonly userKubeconfigs: readonly string[];
  readonly kept: Pick<KeptTokens, 'row'>;
}

const lineNames: readonly UseLineName[] = ['kubectl', 'curl'];

/** What a token that this cluster issued may do, where it lies, and the ways to use it. */
export class TokenUse {
  readonly #parts: TokenUseParts;
  readonly #inspector: Inspector;

  constructor(parts: TokenUseParts, inspector: Inspector) {
    this.#parts = parts;
    this.#inspector = inspector;
  }

  /** Where the token lies. */
  async places(
    subject: TokenSubject,
  ): Promise<Result<{ readonly places: TokenPlace[]; readonly unread: string[] }, AppError>> {
    const { store, userKubeconfigs, kept } = this.#parts;
    const held = await this.#inspector.hold(subject);
    if (!held.ok) return held;
    const { token, row, session } = held.value;
    const known = {
      subject,
      token,
      kept: subject.kind === 'kept' ? kept.row(subject.id) : null,
      tokenFileLine: row.ok ? (row.value?.line ?? null) : null,
      clipboard: store.snapshot.clipboard,
    };
    const found = session.ok ? session.value.found : null;
    const { places, unread } = await findPlaces(known, found, this.#parts, userKubeconfigs);
    const tokenFile = found?.tokenFile ?? null;
    return ok({ places, unread: row.ok || tokenFile === null ? unread : [tokenFile, ...unread] });
  }

  /** What its bearer may do in a namespace, and what a thief could make of it. */
  async rights(
    subject: TokenSubject,
    namespace: string,
  ): Promise<Result<{ readonly rights: Rights; readonly thief: ThiefPath[] }, AppError>> {
    const own = await this.#inspector.requireOwn(subject);
    if (!own.ok) return own;
    const who = whoseToken(own.value.token, own.value.row);
    if (who === null) return fail({ code: 'token-not-ours' });
    if (!isAskable(who)) return fail({ code: 'account-name-unusable' });
    const reach = await readReach(own.value.session.api.rights, who, namespace);
    if (!reach.ok) return reach;
    return ok({
      rights: tabulateRules(namespace, reach.value.inNamespace),
      thief: findThiefPaths(reach.value),
    });
  }

  /** Lists pods as its bearer. */
  async tryOut(subject: TokenSubject): Promise<Result<TryOut, AppError>> {
    const own = await this.#inspector.requireOwn(subject);
    return own.ok ? own.value.session.api.tokens.tryOut(own.value.token) : own;
  }

  /** The lines for a terminal. */
  async lines(
    subject: TokenSubject,
  ): Promise<Result<{ readonly lines: { name: UseLineName; text: string }[] }, AppError>> {
    const target = await this.#target(subject);
    if (!target.ok) return target;
    return ok({ lines: lineNames.map((name) => ({ name, text: useLine(name, target.value.target) })) });
  }

  /** Puts a line on the clipboard; one with the token inside is cleared like a token. */
  async copyLine(
    subject: TokenSubject,
    name: UseLineName,
    withToken: boolean,
  ): Promise<Result<null, AppError>> {
    const { clipboard } = this.#parts;
    const found = await this.#target(subject);
    if (!found.ok) return found;
    const { target, token, row } = found.value;
    if (!withToken) {
      await clipboard.putText(useLine(name, target));
      return ok(null);
    }
    const put = await clipboard.put(subject.id, useLineWithToken(name, target, token));
    if (put.ok) this.#note('token-copied-in-line', token, row);
    return put;
  }

  /** Writes a kubeconfig with the token where the user says; null when no file was chosen. */
  async export(subject: TokenSubject): Promise<Result<{ readonly file: string | null }, AppError>> {
    const { windows, privateFiles } = this.#parts;
    const own = await this.#inspector.requireOwn(subject);
    if (!own.ok) return own;
    const { token, row, session } = own.value;
    const account = readAccount(decodeToken(token)?.payload ?? {});
    const whose = { user: row?.user ?? account?.name ?? 'keyfob', namespace: account?.namespace ?? null };
    const file = await windows.chooseNewFile('Save the kubeconfig', 'keyfob.kubeconfig');
    if (file === null) return ok({ file });
    const written = await privateFiles.write(file, scopedKubeconfig(session.found.address, token, whose));
    if (!written.ok) return written;
    this.#note('kubeconfig-exported', token, row);
    return ok({ file });
  }

  #note(event: ActivityEvent, token: Secret, row: TokenFileRow | null): void {
    const payload = decodeToken(token)?.payload ?? {};
    const account = readAccount(payload);
    const whose = account === null ? (row?.user ?? null) : `${account.namespace}/${account.name}`;
    this.#parts.activity.note(event, whose, typeof payload.jti === 'string' ? payload.jti : null);
  }

  async #target(
    subject: TokenSubject,
  ): Promise<
    Result<
      { readonly target: UseTarget; readonly token: Secret; readonly row: TokenFileRow | null },
      AppError
    >
  > {
    const own = await this.#inspector.requireOwn(subject);
    if (!own.ok) return own;
    const { snapData } = this.#parts.store.snapshot.cluster;
    const { token, row, session } = own.value;
    const { server } = session.found.address;
    return ok({ target: { server, authorityFile: `${snapData}/certs/ca.crt` }, token, row });
  }
}

/** Whom the API server takes the bearer for; null for a token that names no service account. */
function whoseToken(token: Secret, row: TokenFileRow | null): ApiUser | null {
  if (row !== null) return row;
  const account = readAccount(decodeToken(token)?.payload ?? {});
  return account === null ? null : { user: accountUser(account), groups: [] };
}

/** Names travel in headers, which carry no control characters. */
function isAskable({ user, groups }: ApiUser): boolean {
  return [user, ...groups].every((name) => !/\p{Cc}/u.test(name));
}
