import * as z from 'zod';

/** What a new account with few rights may do. */
export const presetKindSchema = z.enum(['view-all', 'view-namespace', 'edit-namespace', 'dashboards']);
export type PresetKind = z.infer<typeof presetKindSchema>;

/** A name that Kubernetes takes for an account and as a part of other names. */
export const accountNamePattern = /^[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?$/;

/** A new account: its name, what it may do, and where; `target` counts for the presets of one namespace. */
export const presetSchema = z.strictObject({
  kind: presetKindSchema,
  name: z.string().regex(accountNamePattern),
  target: z.string().min(1).max(63),
});
export type Preset = z.infer<typeof presetSchema>;

/** The name of the account whose tokens the tray copies; no other is made with it. */
export const trayAccountName = 'dashboard';

/** Whether a new account can have this name. */
export function canNameAccount(name: string): boolean {
  return accountNamePattern.test(name) && name !== trayAccountName;
}

/** The namespace of the accounts that Keyfob makes: nobody but the administrator has rights there. */
export const accountsNamespace = 'keyfob';
