import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Authority, Certificates } from '../../ports/cryptography.ts';
import type { ServerCertificate } from '../../ports/cluster-api.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { utf8 } from '../text/utf8.ts';
import { fileLimits } from '../text/file-limits.ts';

/** What client.config says of a server: where it is, and the CAs that it may answer under. */
export interface Bundle {
  /** The snap data folder. */
  readonly root: string;
  readonly server: string;
  readonly authorities: readonly Authority[];
}

/** The CA that a cluster is, out of a bundle. */
export interface ChosenAuthority {
  /** The cluster's identity: this CA's key, or the key of which a person confirmed that this one is the same cluster's. */
  readonly identity: string;
  /** Every key of this cluster. */
  readonly keys: readonly string[];
  /** The certificates of the one CA that a connection is checked against. */
  readonly pem: string;
  /** The CAs of the bundle that are nobody's whom Keyfob knows. */
  readonly strangers: readonly Authority[];
}

/** Decides which CA of a bundle a cluster is. */
export type ChooseAuthority = (bundle: Bundle) => Promise<Result<ChosenAuthority, AppError>>;

/** The clusters that were seen before. */
export interface KnownClusters {
  /** The cluster that a key is, alone or beside others: its own where nobody confirmed anything about it. */
  identityOf(key: string): string;
  /** The keys of a cluster, its identity first. */
  keysOf(identity: string): readonly string[];
  isKnown(identity: string): Promise<boolean>;
  /** Notes that the server of a bundle with several CAs answered under this one. */
  remember(identity: string): Promise<void>;
}

/** One cluster that a bundle may be of. */
interface Candidate {
  readonly identity: string;
  readonly authorities: readonly Authority[];
}

/** Chooses the CA whose certificate is in `certs/ca.crt`, as whoever has no memory must. */
export function byAuthorityFile(
  files: Pick<SnapDataFiles, 'read'>,
  certificates: Certificates,
): ChooseAuthority {
  return async ({ root, authorities }) => {
    const [first] = authorities;
    if (authorities.length === 1 && first !== undefined) return ok(chosenOf(first, authorities));
    const file = `${root}/certs/ca.crt`;
    const key = await readAuthorityKey(file, files, certificates);
    const own = authorities.find((authority) => authority.key === key);
    return own === undefined
      ? fail({ code: 'rotation-other-authority', file: `${root}/credentials/client.config`, authority: file })
      : ok(chosenOf(own, authorities));
  };
}

/** The key of the CA that a file holds; null where it holds none, or cannot be read. */
export async function readAuthorityKey(
  file: string,
  files: Pick<SnapDataFiles, 'read'>,
  certificates: Certificates,
): Promise<string | null> {
  const content = await files.read(file, fileLimits.certificates);
  return content.ok ? (certificates.read(utf8(content.value.bytes))?.publicKeySha256 ?? null) : null;
}

/**
 * Chooses the CA of the one cluster that is known. Where that does not decide, the one that verifies the server, which
 * is told by handshakes that show it no credential.
 */
export function byMemory(
  known: KnownClusters,
  serverCertificate: Pick<ServerCertificate, 'whichVerifies'>,
): ChooseAuthority {
  return async ({ server, authorities }) => {
    const candidates = toCandidates(authorities, known);
    const remembered = candidates.length === 1 ? candidates : await rememberedOf(candidates, known);
    const sure = theOnly(remembered) ?? (remembered.length === 0 ? topOf(candidates) : null);
    const possible = sure === null ? (remembered.length === 0 ? candidates : remembered) : [sure];
    const asked = possible.flatMap((candidate) => candidate.authorities);
    const only = theOnly(asked);
    const verifying = only === null ? await serverCertificate.whichVerifies(server, asked) : ok(only);
    const authority = verifying.ok ? verifying.value : sure?.authorities[0];
    if (authority === undefined) return whyUndecided(verifying, server, remembered.length);
    const identity = known.identityOf(authority.key);
    if (sure === null && remembered.length === 0) await known.remember(identity);
    return ok({
      identity,
      keys: known.keysOf(identity),
      pem: authority.pem,
      strangers: candidates
        .filter((candidate) => candidate.identity !== identity && !remembered.includes(candidate))
        .flatMap((candidate) => candidate.authorities),
    });
  };
}

function chosenOf(authority: Authority, all: readonly Authority[]): ChosenAuthority {
  const { key, pem } = authority;
  return { identity: key, keys: [key], pem, strangers: all.filter((each) => each !== authority) };
}

function toCandidates(
  authorities: readonly Authority[],
  known: Pick<KnownClusters, 'identityOf'>,
): readonly Candidate[] {
  const identities = [...new Set(authorities.map(({ key }) => known.identityOf(key)))];
  return identities.map((identity) => ({
    identity,
    authorities: authorities.filter(({ key }) => known.identityOf(key) === identity),
  }));
}

async function rememberedOf(
  candidates: readonly Candidate[],
  known: Pick<KnownClusters, 'isKnown'>,
): Promise<readonly Candidate[]> {
  const isKnown = await Promise.all(candidates.map(({ identity }) => known.isKnown(identity)));
  return candidates.filter((_, index) => isKnown[index]);
}

/** The one that vouches for all others, if there is one: then they are of one cluster. */
function topOf(candidates: readonly Candidate[]): Candidate | null {
  return theOnly(candidates.filter(({ authorities }) => authorities.some(({ isBelow }) => !isBelow)));
}

function theOnly<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

function whyUndecided(
  asked: Result<unknown, AppError>,
  server: string,
  known: number,
): Result<never, AppError> {
  const isAnswer = !asked.ok && asked.error.code === 'api-certificate';
  return fail(isAnswer ? asked.error : { code: 'authority-undecided', server, known });
}
