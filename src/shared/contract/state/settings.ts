import * as z from 'zod';
import { languageTags } from '../values/language.ts';
import { lifetimeLimits, longLifetime, usualLifetime } from '../values/token-lifetime.ts';
import { usualTokenShare } from '../values/warning-moments.ts';
import { zoomPercents } from '../values/zoom.ts';

/** What the user may set; durations in seconds. */
export const settingsSchema = z.strictObject({
  /** A snap data folder; null for MicroK8s' own. */
  snapData: z.string().nullable(),
  tokenLifetimeSeconds: z.int().min(lifetimeLimits.least).max(longLifetime),
  clipboardSeconds: z.int().min(1).max(600),
  /** Which kinds of credentials are told of before they end or when they are old. */
  alertTokens: z.boolean(),
  alertCertificates: z.boolean(),
  alertStaticTokens: z.boolean(),
  /** How much of a token's lifetime is left when it is told of, in percent. */
  alertTokenPercent: z.int().min(1).max(99),
  /** After so long without use a dashboard session ends; null for never by itself. */
  dashboardIdleSeconds: z.int().min(60).max(86_400).nullable(),
  /** A dashboard session ends when the screen is locked. */
  dashboardEndsAtLock: z.boolean(),
  /** The user was asked whether Keyfob shall start at login. */
  loginAsked: z.boolean(),
  /** The first run was gone through or skipped. */
  firstRunSeen: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', ...languageTags]),
  /** How large the window is drawn. */
  zoomPercent: z.literal(zoomPercents),
});

/** The user's settings. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a first start. */
export const defaultSettings: Settings = {
  snapData: null,
  tokenLifetimeSeconds: usualLifetime,
  clipboardSeconds: 30,
  alertTokens: true,
  alertCertificates: true,
  alertStaticTokens: true,
  alertTokenPercent: usualTokenShare * 100,
  dashboardIdleSeconds: 1800,
  dashboardEndsAtLock: false,
  loginAsked: false,
  firstRunSeen: false,
  theme: 'system',
  language: 'system',
  zoomPercent: 100,
};
