/** Of these an icon is dead or not there on most desktops: electron#52674, #53138 and #53213, mended by 43.5.0 and 44.1.0. */
const broken = ['43.3.', '43.4.', '44.0.'];

/** Whether this version of Electron has no tray icon that works. */
export function hasBrokenTray(electron: string): boolean {
  return broken.some((release) => electron.startsWith(release));
}
