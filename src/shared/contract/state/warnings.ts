import type { Settings } from './settings.ts';

/** Whether any credential is warned of. */
export function hasWarnings({ alertTokens, alertCertificates, alertStaticTokens }: Settings): boolean {
  return alertTokens || alertCertificates || alertStaticTokens;
}
