/** What Chromium chooses by: the values of its two switches, `''` for one that was not given. */
export interface PlatformChoice {
  /** Of `--ozone-platform`; Electron from 38.2 on writes there what it has chosen. */
  readonly platform: string;
  /** Of `--ozone-platform-hint`. */
  readonly hint: string;
  readonly electronMajor: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Whether Chromium becomes a client of Wayland, as it decides that itself. */
export function choosesWayland({ platform, hint, electronMajor, environment }: PlatformChoice): boolean {
  if (platform !== '' && platform !== 'auto') return platform === 'wayland';
  const { WAYLAND_DISPLAY: display = '', XDG_SESSION_TYPE: sessionType } = environment;
  if (display === '') return false;
  if (platform === 'auto' || hint === 'wayland' || hint === 'auto') return true;
  return electronMajor >= 38 && sessionType === 'wayland';
}
