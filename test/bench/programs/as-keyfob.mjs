import { app, Menu } from 'electron';

/** What Keyfob tells Chromium for its whole process, in `start-window.ts` and `page-guard.ts`: a peer is told the same. */
export function beAsKeyfob() {
  const { commandLine } = app;
  app.disableHardwareAcceleration();
  Menu.setApplicationMenu(null);
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  const off = [commandLine.getSwitchValue('disable-features'), 'WebRtcHideLocalIpsWithMdns'];
  commandLine.appendSwitch('disable-features', off.filter(Boolean).join(','));
  commandLine.appendSwitch('blink-settings', 'javaScriptCanAccessClipboard=false,domPasteEnabled=false');
}
