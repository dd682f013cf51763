import * as z from 'zod';
import { accountSchema } from '../../../../shared/contract/state/account.ts';
import type { DashboardName, SessionSecret } from '../../cluster/scope/desk.ts';
import type { Account } from '../../../../shared/contract/state/account.ts';
import {
  defaultSettings,
  settingsSchema,
  type Settings,
} from '../../../../shared/contract/state/settings.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import { readDocument, type DocumentFault } from '../../vault/documents/read-document.ts';

const sessionSecretSchema = z.strictObject({ namespace: z.string(), name: z.string(), uid: z.string() });

const documentSchema = z.strictObject({
  version: z.literal(1),
  /** Names this installation's Secret on each cluster, so that its tray tokens can be revoked together. */
  installation: z.string().regex(/^[0-9a-f]{16}$/),
  /** By cluster identity: the account whose tokens the tray copies there; Keyfob's own where none is chosen. */
  trayAccounts: z.record(z.string(), accountSchema).default({}),
  /** By cluster identity: where its dashboard is. */
  dashboardAddresses: z.record(z.string(), z.string()).default({}),
  /** By cluster identity: which of several dashboards a person chose. */
  dashboards: z
    .record(z.string(), z.strictObject({ namespace: z.string(), service: z.string() }))
    .default({}),
  /** By cluster identity: the Secrets of dashboard sessions that were not seen to end; an earlier Keyfob noted one alone. */
  dashboardSessions: z
    .record(
      z.string(),
      z.union([z.array(sessionSecretSchema), sessionSecretSchema.transform((secret) => [secret])]),
    )
    .default({}),
  /** By cluster identity, where its client.config trusted several CAs: the keys that a person confirmed beside that one. */
  authorityKeys: z.record(z.string(), z.array(z.string())).default({}),
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

/** Reads a settings document. */
export function parseSettings(text: string): Result<SettingsDocument, DocumentFault> {
  return readDocument(documentSchema, 1, text);
}

/** The document that `parseSettings` reads. */
export function formatSettings(document: SettingsDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The document of a first start. */
export function newSettings(installation: string): SettingsDocument {
  return {
    version: 1,
    installation,
    trayAccounts: {},
    dashboardAddresses: {},
    dashboards: {},
    dashboardSessions: {},
    authorityKeys: {},
    settings: defaultSettings,
  };
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
  return { ...document, trayAccounts: withEntry(document.trayAccounts, cluster, account) };
}

/** The document with another dashboard address for one cluster; null for none. */
export function chooseDashboardAddress(
  document: SettingsDocument,
  cluster: string,
  address: string | null,
): SettingsDocument {
  return { ...document, dashboardAddresses: withEntry(document.dashboardAddresses, cluster, address) };
}

/** The document with another of several dashboards chosen for one cluster; null for none. */
export function chooseDashboard(
  document: SettingsDocument,
  cluster: string,
  dashboard: DashboardName | null,
): SettingsDocument {
  return { ...document, dashboards: withEntry(document.dashboards, cluster, dashboard) };
}

/** The document with one more Secret of a dashboard session of one cluster. */
export function noteDashboardSession(
  document: SettingsDocument,
  cluster: string,
  secret: SessionSecret,
): SettingsDocument {
  const secrets = [...(document.dashboardSessions[cluster] ?? []), secret];
  return { ...document, dashboardSessions: withEntry(document.dashboardSessions, cluster, secrets) };
}

/** The document without the Secret of this uid, once its dashboard session was seen to end. */
export function dropDashboardSession(
  document: SettingsDocument,
  cluster: string,
  uid: string,
): SettingsDocument {
  const others = (document.dashboardSessions[cluster] ?? []).filter((each) => each.uid !== uid);
  const left = others.length === 0 ? null : others;
  return { ...document, dashboardSessions: withEntry(document.dashboardSessions, cluster, left) };
}

/** The document with a CA key as one more of a cluster; null where there is only the identity to remember. */
export function addAuthorityKey(
  document: SettingsDocument,
  cluster: string,
  key: string | null,
): SettingsDocument {
  const keys = [...(document.authorityKeys[cluster] ?? []), ...(key === null ? [] : [key])];
  return { ...document, authorityKeys: withEntry(document.authorityKeys, cluster, keys) };
}

function withEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  name: string,
  value: Value | null,
): Record<string, Value> {
  const others = Object.entries(entries).filter(([each]) => each !== name);
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}
