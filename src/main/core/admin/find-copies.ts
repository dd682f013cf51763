import type { TokenCopy } from '../../../shared/requests/admin.ts';
import type { Certificates } from '../ports/certificates.ts';
import type { OwnFiles } from '../ports/own-files.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import type { CopyPlaces } from './copy-places.ts';
import { tokensInFile, type HeldToken } from './tokens-in-file.ts';

/** A file that holds the admin token of now or of before. */
export type FoundCopy = Omit<TokenCopy, 'id'>;

/** Tells whether a token is the admin token of now or of before, or none of Keyfob's business. */
export type Recognise = (held: HeldToken) => TokenCopy['holds'] | null;

/** What looking into the places needs. */
export interface FindCopiesPorts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly certificates: Certificates;
  readonly ownFiles: Pick<OwnFiles, 'check'>;
}

/** What is named like a kubeconfig or a token file, also with an ending behind. */
const credentialName = /\.(config|csv)(\.|$)/;

/** No file that may hold a copy is larger. */
export const copyLimit = 1024 * 1024;

/** Looks into each place for the admin token; what cannot be looked into is named, never taken for empty. */
export async function findCopies(
  { places, unread: unreadFolders }: CopyPlaces,
  recognise: Recognise,
  { files, certificates, ownFiles }: FindCopiesPorts,
): Promise<{ readonly copies: readonly FoundCopy[]; readonly unread: readonly string[] }> {
  const copies: FoundCopy[] = [];
  const unread = [...unreadFolders];
  for (const { file, place } of places) {
    const content = await files.read(file, copyLimit);
    if (!content.ok) {
      if (content.error.code !== 'file-missing') unread.push(file);
      continue;
    }
    const name = file.slice(file.lastIndexOf('/') + 1);
    const held = tokensInFile(name, content.value.bytes, certificates);
    // A damaged one may hold a token all the same.
    if (held === null && (place === 'own-kubeconfig' || credentialName.test(name))) unread.push(file);
    const holds = held?.tokens.map(recognise).find((which) => which !== null);
    if (held === null || holds == null) continue;
    const { format } = held;
    copies.push({ file, place, format, holds, change: await judgeChange(file, place, format, ownFiles) });
  }
  return { copies, unread };
}

async function judgeChange(
  file: string,
  place: FoundCopy['place'],
  format: FoundCopy['format'],
  ownFiles: FindCopiesPorts['ownFiles'],
): Promise<FoundCopy['change']> {
  if (place === 'older-revision') return 'kept-for-revert';
  return place === 'own-kubeconfig' && format === 'kubeconfig' ? ownFiles.check(file) : 'not-in-use';
}
