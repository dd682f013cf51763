import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type {
  ExportWays,
  TokenPlace,
  TokenSubject,
  TryOut,
  UseLineName,
} from '../../../../shared/contract/state/inspection.ts';
import { windowPhrases } from '../../../../shared/words/en/window-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Looked } from '../../../../shared/contract/state/looked.ts';
import type { Rights } from '../../../../shared/contract/state/rights.ts';
import type { EscalationPath } from '../../../../shared/contract/state/escalation.ts';
import type { ActivityEvent } from '../../../../shared/contract/state/activity-state.ts';
import type { UserHome } from '../copies/user-kubeconfigs.ts';
import type { AppState } from '../scope/desk.ts';
import type { TokenFileRow } from '../../files/token-file/token-file.ts';
import type { ApiUser } from '../../ports/cluster-api.ts';
import type { PrivateFiles } from '../../ports/files.ts';
import type { Windows } from '../../ports/desktop.ts';
import { findEscalationPaths } from '../rights/find-escalation-paths.ts';
import { readReach } from '../rights/read-reach.ts';
import { tabulateRules } from '../rights/tabulate-rules.ts';
import type { Secret } from '../../ports/secret.ts';
import { decodeToken } from '../../vault/jwt/decode.ts';
import { accountUser, readAccount } from './describe-token.ts';
import { scopedKubeconfig, type ExportedAddress } from './export-kubeconfig.ts';
import { findExportWays, serverName, type ExportWaysPorts } from './export-ways.ts';
import { findPlaces, type FindPlacesPorts } from './find-places.ts';
import type { InspectedCluster } from './inspected-cluster.ts';
import type { Inspector } from './inspector.ts';
import { useLine, useLineWithToken, type UseTarget } from './use-lines.ts';

/** What using a token needs. */
export interface TokenUseParts extends FindPlacesPorts, ExportWaysPorts {
  readonly files: FindPlacesPorts['files'];
  readonly app: AppState;
  /** Where it is done, or why no cluster is open. */
  readonly cluster: Result<InspectedCluster, AppError>;
  readonly windows: Windows;
  readonly privateFiles: PrivateFiles;
  readonly user: UserHome;
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
  async places(subject: TokenSubject): Promise<Result<{ readonly places: TokenPlace[] } & Looked, AppError>> {
    const { app, cluster, user } = this.#parts;
    const held = await this.#inspector.hold(subject);
    if (!held.ok) return held;
    const { token, row } = held.value;
    const known = {
      subject,
      token,
      saved: subject.kind === 'saved' && cluster.ok ? cluster.value.saved.row(subject.id) : null,
      tokenFileLine: row.ok ? (row.value?.line ?? null) : null,
      clipboard: app.snapshot.clipboard,
    };
    const found = cluster.ok ? cluster.value.scope.found : null;
    const places = await findPlaces(known, found, this.#parts, user);
    if (row.ok || found === null) return ok(places);
    const unread = [found.tokenFile ?? `${found.root}/args/kube-apiserver`, ...places.unread];
    return ok({ ...places, unread });
  }

  /** What its bearer may do in a namespace, and what a thief could make of it. */
  async rights(
    subject: TokenSubject,
    namespace: string,
  ): Promise<Result<{ readonly rights: Rights; readonly escalation: EscalationPath[] }, AppError>> {
    const own = await this.#inspector.requireOwn(subject);
    if (!own.ok) return own;
    const who = whoseToken(own.value.token, own.value.row);
    if (who === null) return fail({ code: 'token-not-ours' });
    if (!isAskable(who)) return fail({ code: 'account-name-unusable' });
    const reach = await readReach(own.value.cluster.scope.api.rights, who, namespace);
    if (!reach.ok) return reach;
    return ok({
      rights: tabulateRules(namespace, reach.value.inNamespace),
      escalation: findEscalationPaths(reach.value),
    });
  }

  /** Lists pods as its bearer. */
  async tryOut(subject: TokenSubject): Promise<Result<TryOut, AppError>> {
    const own = await this.#inspector.requireOwn(subject);
    return own.ok ? own.value.cluster.scope.api.tokens.tryOut(own.value.token) : own;
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
    const found = await this.#target(subject);
    if (!found.ok) return found;
    const { target, cluster, token, row } = found.value;
    if (!withToken) {
      await cluster.clipboard.putText(useLine(name, target));
      return ok(null);
    }
    const put = await cluster.clipboard.put(subject.id, useLineWithToken(name, target, token));
    if (put.ok) noteUse(cluster, 'token-copied-in-line', token, row);
    return put;
  }

  /** Where an exported kubeconfig can lead. */
  async exportWays(): Promise<Result<ExportWays, AppError>> {
    const { cluster } = this.#parts;
    if (!cluster.ok) return cluster;
    const { lifetime, found } = cluster.value.scope;
    return lifetime.duringSure(findExportWays(found, this.#parts));
  }

  /**
   * Writes a kubeconfig with the token where the user says; null when no file was chosen. `server` is one of the ways, and
   * null the address that client.config has.
   */
  async export(
    subject: TokenSubject,
    server: string | null,
  ): Promise<Result<{ readonly file: string | null }, AppError>> {
    const { windows, privateFiles } = this.#parts;
    const own = await this.#inspector.requireOwn(subject);
    if (!own.ok) return own;
    const { token, row, cluster } = own.value;
    const address = await this.#exportedAddress(cluster, server);
    if (!address.ok) return address;
    const account = readAccount(decodeToken(token)?.payload ?? {});
    const whose = { user: row?.user ?? account?.name ?? 'keyfob', namespace: account?.namespace ?? null };
    const chosen = await cluster.scope.lifetime.duringSure(
      windows.chooseNewFile(windowPhrases().native.saveKubeconfig, 'keyfob.kubeconfig'),
    );
    if (!chosen.ok) return chosen;
    const file = chosen.value;
    if (file === null) return ok({ file });
    const written = await privateFiles.write(file, scopedKubeconfig(address.value, token, whose));
    if (!written.ok) return written;
    noteUse(cluster, 'kubeconfig-exported', token, row);
    return ok({ file });
  }

  async #exportedAddress(
    { scope: { found } }: InspectedCluster,
    server: string | null,
  ): Promise<Result<ExportedAddress, AppError>> {
    if (server === null) return ok({ ...found.address, serverName: null });
    const ways = await this.exportWays();
    if (!ways.ok) return ways;
    const way = ways.value.others.find((each) => each.server === server);
    if (way === undefined || way.check === 'uncovered')
      return fail({ code: 'invalid-request', field: 'server' });
    const { authorityPem } = found.address;
    return ok({ server, authorityPem, serverName: way.check === 'by-name' ? serverName : null });
  }

  async #target(subject: TokenSubject): Promise<
    Result<
      {
        readonly target: UseTarget;
        readonly cluster: InspectedCluster;
        readonly token: Secret;
        readonly row: TokenFileRow | null;
      },
      AppError
    >
  > {
    const own = await this.#inspector.requireOwn(subject);
    if (!own.ok) return own;
    const { token, row, cluster } = own.value;
    const { folder, found } = cluster.scope;
    const target = { server: found.address.server, authorityFile: `${folder}/certs/ca.crt` };
    return ok({ target, cluster, token, row });
  }
}

function noteUse(
  { activity }: InspectedCluster,
  event: ActivityEvent,
  token: Secret,
  row: TokenFileRow | null,
): void {
  const payload = decodeToken(token)?.payload ?? {};
  const account = readAccount(payload);
  const whose = account === null ? (row?.user ?? null) : `${account.namespace}/${account.name}`;
  activity.note(event, whose, typeof payload.jti === 'string' ? payload.jti : null);
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
