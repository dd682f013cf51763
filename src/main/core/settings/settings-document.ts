import * as z from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '../../../shared/settings.ts';
import { parseJson } from '../parse-json.ts';

const documentSchema = z.strictObject({
  version: z.literal(1),
  /** Names this installation's Secret on each cluster, so that its tray tokens can be revoked together. */
  installation: z.string().regex(/^[0-9a-f]{16}$/),
  /** What an earlier Keyfob did not know is as in a first start. */
  settings: settingsSchema
    .partial()
    .transform((known): Settings => ({ ...defaultSettings, ...defined(known) })),
});

/** The settings document: the user's settings and this installation's id. */
export type SettingsDocument = z.infer<typeof documentSchema>;

function defined(known: { [Name in keyof Settings]?: Settings[Name] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** Reads a settings document; null when it is not one. */
export function parseSettings(text: string): SettingsDocument | null {
  return documentSchema.safeParse(parseJson(text)).data ?? null;
}

/** The document that `parseSettings` reads. */
export function formatSettings(document: SettingsDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The document of a first start. */
export function newSettings(installation: string): SettingsDocument {
  return { version: 1, installation, settings: defaultSettings };
}

/** The document with some settings changed. */
export function changeSettings(document: SettingsDocument, change: Partial<Settings>): SettingsDocument {
  return { ...document, settings: { ...document.settings, ...change } };
}
