import { fileURLToPath } from 'node:url';
import { app, clipboard, Menu, Notification, Tray } from 'electron';

// A small Electron program that uses each part of a desktop.
const icon = fileURLToPath(new URL('../../../resources/tray-valid.png', import.meta.url));
/** @type {Tray | null} */
let tray = null;
/** @type {Notification | null} */
let notification = null;

function showTray() {
  tray = new Tray(icon);
  tray.setToolTip('A tray app');
  tray.on('click', () => void clipboard.writeText('the icon was clicked'));
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: '&Copy and notify', click: () => void copyAndNotify() },
      { type: 'separator' },
      { label: 'Not now', enabled: false },
      { label: 'More', submenu: [{ label: 'snake_case', type: 'checkbox', checked: true }] },
      { label: 'Clear', click: () => clipboard.clear() },
      { label: 'Quit', click: () => app.quit() },
      // @ts-expect-error -- Node's own end, before Electron could answer to the click
      { label: 'End at once', click: () => process.reallyExit(0) },
    ]),
  );
}

function copyAndNotify() {
  void clipboard.writeText('grüße 🔑');
  notification = new Notification({ title: 'Copied', body: 'to the clipboard' });
  notification.on('click', () => void clipboard.writeText('the notification was clicked'));
  notification.show();
}

app.disableHardwareAcceleration();
app.on('window-all-closed', () => undefined);
app.whenReady().then(showTray);
