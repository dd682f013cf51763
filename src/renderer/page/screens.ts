import { navigationPhrases } from '../../shared/words/en/navigation-phrases.ts';

/** The screens, in the order of the navigation. */
export const screens = [
  'overview',
  'tokens',
  'inspect',
  'admin',
  'certificates',
  'accounts',
  'activity',
  'settings',
] as const;

/** One of the screens. */
export type Screen = (typeof screens)[number];

/** The name of a screen. */
export function screenName(screen: Screen): string {
  return navigationPhrases().screens[screen];
}

/** Keeps the screen for the page that is loaded in this one's place in the same window: in its history, for a storage would hold up the first picture. */
export function keepScreen(screen: Screen): void {
  history.replaceState(screen, '');
}

/** The screen that the page before this one showed in this window, else the first. */
export function screenBefore(): Screen {
  return screens.find((screen) => screen === history.state) ?? 'overview';
}
