import { shell } from 'electron';
import { fail, ok } from '../../shared/result.ts';
import type { Browser } from '../core/ports/browser.ts';

/** Opens addresses as the desktop does. On Linux Electron starts `xdg-open` and does not say when that is missing: `hasOpener` tells. */
export function createBrowser(hasOpener: () => Promise<boolean>): Browser {
  return {
    async open(address) {
      const isAsked =
        (await hasOpener()) &&
        (await shell.openExternal(address).then(
          () => true,
          () => false,
        ));
      return isAsked ? ok(null) : fail({ code: 'browser-missing', address });
    },
  };
}
