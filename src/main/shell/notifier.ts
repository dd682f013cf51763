import { Notification } from 'electron';
import type { Notice, Notifier } from '../core/ports/notifier.ts';

/** Desktop notifications; the body is escaped because daemons read it as markup. */
export function createNotifier(icon: string): Notifier {
  let shown: Notification | null = null;
  return {
    show(notice: Notice) {
      shown?.close();
      shown = new Notification({ title: notice.title, body: escapeMarkup(notice.body), icon, silent: true });
      shown.show();
    },
  };
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
