import * as z from 'zod';
import { accountSchema, type Account } from '../../../shared/requests/new-token.ts';
import { defaultSettings, settingsSchema, type Settings } from '../../../shared/settings.ts';
import { parseJson } from '../parse-json.ts';

const documentSchema = z.strictObject({
  version: z.literal(1),
  /** Names this installation's Secret on each cluster, so that its tray tokens can be revoked together. */
  installation: z.string().regex(/^[0-9a-f]{16}$/),
  /** By cluster identity: the account whose tokens the tray copies there; Keyfob's own where none is chosen. */
  trayAccounts: z.record(z.string(), accountSchema).default({}),
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
  return { version: 1, installation, trayAccounts: {}, settings: defaultSettings };
}

/** The document with some settings changed. */
export function changeSettings(document: SettingsDocument, change: Partial<Settings>): SettingsDocument {
  return { ...document, settings: { ...document.settings, ...change } };
}

/** The document with another account for the tray of one cluster; null for Keyfob's own. */
export function chooseTrayAccount(
  document: SettingsDocument,
  cluster: string,
  account: Account | null,
): SettingsDocument {
  const others = Object.entries(document.trayAccounts).filter(([identity]) => identity !== cluster);
  const trayAccounts = Object.fromEntries(account === null ? others : [...others, [cluster, account]]);
  return { ...document, trayAccounts };
}
