import type { TokenCopy } from '../../../shared/requests/admin.ts';
import type { Certificates } from '../ports/certificates.ts';
import type { OwnFiles } from '../ports/own-files.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import { utf8 } from '../utf8.ts';
import type { CopyPlace, CopyPlaces } from './copy-places.ts';
import { heldCredentials, type HeldCertificate, type HeldToken } from './held-credentials.ts';

/** A file that holds the admin credential of now or of before. */
export type FoundCopy = Omit<TokenCopy, 'id'>;

/** A certificate that is recognised. */
export interface RecognisedCertificate {
  readonly holds: TokenCopy['holds'];
  /** Epoch milliseconds. */
  readonly notAfter: number;
}

/** Tells whether a credential is the administrator's of now or of before, or none of Keyfob's business. */
export interface Recognise {
  token(held: HeldToken): 'current' | 'former' | null;
  certificate(held: HeldCertificate): RecognisedCertificate | null;
}

/** What looking into the places needs. */
export interface FindCopiesPorts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly certificates: Certificates;
  readonly ownFiles: Pick<OwnFiles, 'check'>;
}

/** What is named like a kubeconfig or a token file, also with an ending behind. */
const credentialName = /\.(config|csv)(\.|$)/;
/** What a kubeconfig has that holds a credential, however damaged it is. */
const credentialText = /(?:token|client-key-data|client-certificate-data)["']?[ \t]*:/;
/** How the copy is named that Keyfob sets aside of a kubeconfig. */
const setAside = /\.keyfob-backup-[0-9a-f]+$/;

/** No file that may hold a copy is larger. */
export const copyLimit = 1024 * 1024;

/** Looks into each place for the admin credential; what cannot be looked into is named, never taken for empty. */
export async function findCopies(
  { places, unread: unreadFolders }: Pick<CopyPlaces, 'places' | 'unread'>,
  recognise: Recognise,
  { files, certificates, ownFiles }: FindCopiesPorts,
): Promise<{ readonly copies: readonly FoundCopy[]; readonly unread: readonly string[] }> {
  const copies: FoundCopy[] = [];
  const unread = [...unreadFolders];
  for (const place of places) {
    const { file } = place;
    const content = await files.read(file, copyLimit);
    if (!content.ok) {
      if (content.error.code !== 'file-missing') unread.push(file);
      continue;
    }
    const { bytes } = content.value;
    const isNamed = credentialName.test(file.slice(file.lastIndexOf('/') + 1));
    if (place.isAnyFile && !isNamed && !credentialText.test(utf8(bytes))) continue;
    const held = heldCredentials(file, bytes, certificates);
    if (held === null) {
      // A damaged one may hold a credential all the same.
      if (place.place === 'own-kubeconfig' || isNamed) unread.push(file);
      continue;
    }
    const token = firstOf(held.tokens.map((each) => recognise.token(each)));
    const certificate = firstOf(held.certificates.map((each) => recognise.certificate(each)));
    const { format } = held;
    const found = { file, place: place.place, format };
    if (token !== undefined)
      copies.push({
        ...found,
        credential: 'token',
        holds: token,
        expiresAt: null,
        change: await judgeChange(place, format, ownFiles),
      });
    if (certificate !== undefined)
      copies.push({
        ...found,
        credential: 'certificate',
        holds: certificate.holds,
        expiresAt: certificate.notAfter,
        change: place.place === 'older-revision' ? 'kept-for-revert' : 'not-a-token',
      });
  }
  return { copies, unread };
}

function firstOf<Value>(found: readonly (Value | null)[]): Value | undefined {
  return found.find((each): each is Value => each !== null);
}

async function judgeChange(
  { file, place }: CopyPlace,
  format: FoundCopy['format'],
  ownFiles: FindCopiesPorts['ownFiles'],
): Promise<FoundCopy['change']> {
  if (place === 'older-revision') return 'kept-for-revert';
  if (place === 'backup') return 'not-in-use';
  if (setAside.test(file)) return 'set-aside';
  return format === 'kubeconfig' ? ownFiles.check(file) : 'yours-unused';
}
