/** What tells how Chromium draws: the `ozone-platform` switches, the environment, and Electron's major version. */
export interface DisplayFacts {
  readonly ozonePlatform: string;
  readonly ozonePlatformHint: string;
  readonly waylandDisplay: string | undefined;
  readonly sessionType: string | undefined;
  readonly electronMajor: number;
}

/** Whether the app runs as a Wayland client itself; under XWayland the clipboard works as on X11. */
export function isWayland(facts: DisplayFacts): boolean {
  if (facts.ozonePlatform !== '') return facts.ozonePlatform === 'wayland';
  const hasSocket = facts.waylandDisplay !== undefined && facts.waylandDisplay !== '';
  if (facts.ozonePlatformHint === 'wayland' || facts.ozonePlatformHint === 'auto') return hasSocket;
  return facts.electronMajor >= 38 && hasSocket && facts.sessionType === 'wayland';
}
