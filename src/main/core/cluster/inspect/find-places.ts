import type { TokenPlace, TokenSubject } from '../../../../shared/contract/state/inspection.ts';
import type { Looked } from '../../../../shared/contract/state/looked.ts';
import type { ClipboardState } from '../../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import { listCopyPlaces, userPlaces } from '../copies/copy-places.ts';
import { findCopies, type FindCopiesPorts } from '../copies/find-copies.ts';
import type { HeldToken } from '../copies/held-credentials.ts';
import { findUserKubeconfigs, type UserHome } from '../copies/user-kubeconfigs.ts';
import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { Secret } from '../../ports/secret.ts';
import { decodeToken } from '../../vault/jwt/decode.ts';
import { readAccount } from './describe-token.ts';

/** What is known of a token without looking into files. */
export interface KnownPlaces {
  readonly subject: TokenSubject;
  readonly token: Secret;
  /** The line of the index of a saved token. */
  readonly saved: TokenRow | null;
  /** The token's line in the token file. */
  readonly tokenFileLine: number | null;
  readonly clipboard: ClipboardState;
}

/** What looking for a token needs. */
export interface FindPlacesPorts extends FindCopiesPorts {
  readonly files: SnapDataFiles;
}

/** Where a token lies: in the cluster, in Keyfob, on the clipboard, and in the files that hold copies of credentials. */
export async function findPlaces(
  { subject, token, saved, tokenFileLine, clipboard }: KnownPlaces,
  found: FoundCluster | null,
  ports: FindPlacesPorts,
  user: UserHome,
): Promise<{ readonly places: TokenPlace[] } & Looked> {
  const places: TokenPlace[] = [];
  const tokenFile = found?.tokenFile ?? null;
  const account = readAccount(decodeToken(token)?.payload ?? {});
  if (account?.kind === 'bound') places.push({ kind: 'nowhere-in-cluster' });
  if (account?.kind === 'legacy' && account.secret !== null)
    places.push({ kind: 'secret', namespace: account.namespace, name: account.secret.name });
  if (tokenFile !== null && tokenFileLine !== null)
    places.push({ kind: 'token-file', file: tokenFile, line: tokenFileLine });
  if (subject.kind === 'pasted') places.push({ kind: 'view' });
  else if (saved?.place === 'keyring') places.push({ kind: 'keyring', id: subject.id });
  else places.push({ kind: 'memory' });
  if (clipboard.status !== 'empty' && clipboard.tokenId === subject.id)
    places.push({
      kind: 'clipboard',
      clearsAt: clipboard.status === 'holding' ? clipboard.clearsAt : null,
    });
  const inUse = tokenFile === null ? [] : [tokenFile];
  const own = await findUserKubeconfigs(user, ports.files);
  const known =
    found === null
      ? { ...own, places: userPlaces(own, []) }
      : await listCopyPlaces(found.root, inUse, own, ports.files);
  const isToken = { token: (held: HeldToken) => (held.token.equals(token) ? 'current' : null) } as const;
  const { copies, unread } = await findCopies(known, { ...isToken, certificate: () => null }, ports);
  return {
    places: [...places, ...copies.map(({ file }) => ({ kind: 'file' as const, file }))],
    looked: [...known.looked],
    unread: [...unread],
    unfollowed: [...known.unfollowed],
  };
}
