/** The screens and their names, in the order of the navigation. */
export const screens = [
  { id: 'overview', name: 'Overview' },
  { id: 'tokens', name: 'Tokens' },
  { id: 'inspect', name: 'Inspect' },
  { id: 'admin', name: 'Admin credential' },
  { id: 'certificates', name: 'Certificates' },
  { id: 'activity', name: 'Activity' },
  { id: 'settings', name: 'Settings' },
] as const;

/** One of the screens. */
export type Screen = (typeof screens)[number]['id'];

/** The name of a screen. */
export function screenName(screen: Screen): string {
  return screens.find(({ id }) => id === screen)?.name ?? screen;
}
