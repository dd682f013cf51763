import * as z from 'zod';

/** What the user may set; seconds for durations, `snapData` null for MicroK8s' own folder. */
export const settingsSchema = z.strictObject({
  snapData: z.string().nullable(),
  tokenLifetimeSeconds: z.int().min(600).max(86_400),
  clipboardSeconds: z.int().min(1).max(600),
  theme: z.enum(['system', 'light', 'dark']),
});

/** The user's settings. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a first start. */
export const defaultSettings: Settings = {
  snapData: null,
  tokenLifetimeSeconds: 3600,
  clipboardSeconds: 30,
  theme: 'system',
};
