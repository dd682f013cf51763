import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { Autostart } from '../../core/ports/desktop.ts';

/** That of the demo: the desktop has one entry for Keyfob, which is that of the real one. */
export const demoAutostart: Autostart = {
  adopt: () => Promise.resolve(),
  isOn: () => Promise.resolve(ok(false)),
  set: () => Promise.resolve(fail({ code: 'demo-not-at-login' })),
};
