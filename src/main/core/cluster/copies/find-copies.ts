import type { TokenCopy } from '../../../../shared/contract/requests/admin-requests.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { OwnFiles, SnapDataFiles } from '../../ports/files.ts';
import { utf8 } from '../../files/text/utf8.ts';
import type { CopyPlace, CopyPlaces } from './copy-places.ts';
import {
  heldCredentials,
  type HeldCertificate,
  type HeldCredentials,
  type HeldToken,
} from './held-credentials.ts';
import { fileLimits } from '../../files/text/file-limits.ts';

/** A file that holds the admin credential of now or of before. */
export type FoundCopy = Omit<TokenCopy, 'id'>;

/** A certificate that is recognised. */
export interface RecognisedCertificate {
  readonly holds: TokenCopy['holds'];
  /** Epoch milliseconds. */
  readonly notAfter: number;
}

/** Tells whether a credential is the administrator's of now or of before, or none of Keyfob's business. */
export interface Recogniser {
  token(held: HeldToken, place: CopyPlace['place']): 'current' | 'former' | null;
  certificate(held: HeldCertificate, place: CopyPlace['place']): RecognisedCertificate | null;
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
const credentialText =
  /(?:token|tokenFile|client-key|client-certificate|client-key-data|client-certificate-data)["']?[ \t]*:/;
/** How the copy is named that Keyfob sets aside of a kubeconfig. */
const setAside = /\.keyfob-backup-[0-9a-f]+$/;

/** Of a file, each of them is told once, what opens the cluster first. */
const order = ['current', 'other', 'former'] as const;
/** No kubeconfig refers to more files. */
const mostReferences = 50;

/** Looks into each place for the admin credential; what cannot be looked into is named, never taken for empty. */
export async function findCopies(
  { places, unread: unreadFolders }: Pick<CopyPlaces, 'places' | 'unread'>,
  recognise: Recogniser,
  { files, certificates, ownFiles }: FindCopiesPorts,
): Promise<{ readonly copies: readonly FoundCopy[]; readonly unread: readonly string[] }> {
  const copies: FoundCopy[] = [];
  const unread = [...unreadFolders];
  for (const place of places) {
    const { file } = place;
    const content = await files.read(file, fileLimits.copy);
    if (!content.ok) {
      if (content.error.code !== 'file-missing') unread.push(file);
      continue;
    }
    const { bytes } = content.value;
    const isNamed = credentialName.test(file.slice(file.lastIndexOf('/') + 1));
    // Without the zeros that a text of two bytes a letter has.
    const text = utf8(bytes).replaceAll('\0', '');
    if (place.isAnyFile && !isNamed && !credentialText.test(text)) continue;
    const held = await readHeld(place, bytes, { files, certificates }, unread);
    if (held === null) {
      // A damaged one may hold a credential all the same.
      if (place.place === 'own-kubeconfig' || isNamed) unread.push(file);
      continue;
    }
    const tokens = held.tokens.map((each) => ({ each, holds: recognise.token(each, place.place) }));
    const recognised = held.certificates.map((each) => recognise.certificate(each, place.place));
    const { format } = held;
    const found = { file, place: place.place, format };
    for (const holds of order) {
      const same = tokens.filter((token) => token.holds === holds);
      if (holds !== 'other' && same.length > 0)
        copies.push({
          ...found,
          credential: 'token',
          holds,
          expiresAt: null,
          change: same.every(({ each }) => each.isReferred)
            ? 'refers'
            : await judgeChange(place, format, ownFiles),
        });
      const ends = recognised.flatMap((each) => (each?.holds === holds ? each.notAfter : []));
      if (ends.length > 0)
        copies.push({
          ...found,
          credential: 'certificate',
          holds,
          expiresAt: Math.max(...ends),
          change: place.place === 'older-revision' ? 'kept-for-revert' : 'not-a-token',
        });
    }
  }
  return { copies, unread };
}

/** What a file holds, and the files that it refers to; those that cannot be read are added to `unread`. */
async function readHeld(
  { file }: CopyPlace,
  bytes: Uint8Array,
  { files, certificates }: Pick<FindCopiesPorts, 'files' | 'certificates'>,
  unread: string[],
): Promise<HeldCredentials | null> {
  const held = heldCredentials(file, bytes, certificates);
  if (held === null || held.references.length === 0) return held;
  const referred = new Map<string, string>();
  for (const [at, path] of held.references.entries()) {
    const content = at < mostReferences ? await files.read(path, fileLimits.copy) : null;
    if (content?.ok === true) referred.set(path, utf8(content.value.bytes));
    else if (content?.error.code !== 'file-missing') unread.push(path);
  }
  return heldCredentials(file, bytes, certificates, referred);
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
