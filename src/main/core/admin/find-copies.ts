import type { TokenCopy } from '../../../shared/requests/admin.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import type { Secret } from '../secret.ts';
import type { CopyPlaces } from './copy-places.ts';
import { tokensInFile } from './tokens-in-file.ts';

/** A file that holds the admin token of now or of before. */
export type FoundCopy = Omit<TokenCopy, 'id'>;

/** Tells whether a token is the admin token of now or of before, or none of Keyfob's business. */
export type Recognise = (token: Secret) => TokenCopy['holds'] | null;

const copyLimit = 1024 * 1024;

/** Looks into each place for the admin token; what cannot be looked into is named, never taken for empty. */
export async function findCopies(
  { places, unread: unreadFolders }: CopyPlaces,
  recognise: Recognise,
  files: Pick<SnapDataFiles, 'read'>,
): Promise<{ readonly copies: readonly FoundCopy[]; readonly unread: readonly string[] }> {
  const copies: FoundCopy[] = [];
  const unread = [...unreadFolders];
  for (const { file, place } of places) {
    const content = await files.read(file, copyLimit);
    if (!content.ok) {
      if (content.error.code !== 'file-missing') unread.push(file);
      continue;
    }
    const held = tokensInFile(file.slice(file.lastIndexOf('/') + 1), content.value.bytes);
    const holds = held?.tokens.map(recognise).find((which) => which !== null);
    if (held != null && holds != null) copies.push({ file, place, format: held.format, holds });
  }
  return { copies, unread };
}
