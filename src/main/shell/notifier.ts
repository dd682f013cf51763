import { Notification } from 'electron';
import type { Notifier } from '../core/ports/desktop.ts';

/** Electron's own notifications, for where there is no D-Bus: without buttons, because Electron shows them on one system only. */
export function createNotifier(icon: string): Notifier {
  const shown = new Map<string, Notification>();
  const withdraw = (subject: string) => {
    shown.get(subject)?.close();
    shown.delete(subject);
  };
  return {
    show({ subject, title, body }, onAction) {
      withdraw(subject);
      if (!Notification.isSupported()) return Promise.resolve(false);
      const notification = new Notification({ title, body, icon, silent: true });
      shown.set(subject, notification);
      return new Promise((resolve) => {
        notification.once('show', () => resolve(true));
        notification.once('failed', () => resolve(false));
        notification.once('click', () => onAction('open-window'));
        notification.show();
      });
    },
    withdraw(subject) {
      withdraw(subject);
      return Promise.resolve();
    },
  };
}
