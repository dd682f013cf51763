import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu } from 'electron';

// The least that an Electron window is, with all that Keyfob tells Chromium for its whole process; tells when it could be shown.
app.disableHardwareAcceleration();
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.commandLine.appendSwitch('no-proxy-server');
const off = [app.commandLine.getSwitchValue('disable-features'), 'WebRtcHideLocalIpsWithMdns'];
app.commandLine.appendSwitch('disable-features', off.filter(Boolean).join(','));
app.commandLine.appendSwitch('blink-settings', 'javaScriptCanAccessClipboard=false,domPasteEnabled=false');
Menu.setApplicationMenu(null);
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1100,
    height: 740,
    show: false,
    webPreferences: { spellcheck: false },
  });
  window.once('ready-to-show', () => {
    process.stdout.write(`shown ${process.hrtime.bigint()}\n`);
    window.show();
  });
  void window.loadFile(fileURLToPath(new URL('index.html', import.meta.url)));
});
