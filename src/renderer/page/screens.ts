import { navigationPhrases } from '../../shared/words/en/navigation-phrases.ts';

/** The screens, in the order of the navigation. */
export const screens = [
  'overview',
  'tokens',
  'inspect',
  'admin',
  'certificates',
  'activity',
  'settings',
] as const;

/** One of the screens. */
export type Screen = (typeof screens)[number];

/** The name of a screen. */
export function screenName(screen: Screen): string {
  return navigationPhrases().screens[screen];
}
