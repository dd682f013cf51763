import * as z from 'zod';
import { parseJson } from '../parse-json.ts';
import type { DocumentStore } from '../ports/document-store.ts';

const documentSchema = z.strictObject({ version: z.literal(1), settled: z.string() });

/** The rotation that a person was told to be settled; null when there is none, or when that cannot be read. */
export async function readToldRotation(documents: DocumentStore): Promise<string | null> {
  const text = await documents.read('rotation.json');
  if (!text.ok || text.value === null) return null;
  return documentSchema.safeParse(parseJson(text.value)).data?.settled ?? null;
}

/** Remembers that a person was told; at worst it is told once more. */
export async function writeToldRotation(documents: DocumentStore, rotation: string): Promise<void> {
  await documents.write('rotation.json', `${JSON.stringify({ version: 1, settled: rotation })}\n`);
}
