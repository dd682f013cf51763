import { shell } from 'electron';
import { fail, ok } from '../../shared/contract/values/result.ts';
import type { Browser } from '../core/ports/desktop.ts';

/** Opens addresses as the desktop does. On Linux Electron starts `xdg-open` and does not say when that is missing: `hasOpener` tells. */
export function createBrowser(hasOpener: () => Promise<boolean>): Browser {
  return {
    async open(address) {
      if (!(await hasOpener())) return fail({ code: 'browser-missing', address });
      return shell.openExternal(address).then(
        () => ok(null),
        () => fail({ code: 'browser-refused', address }),
      );
    },
  };
}
