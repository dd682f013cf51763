import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCluster } from '../../../src/main/adapters/demo/start-demo-cluster.ts';
import { createSessionBus } from '../../../src/main/adapters/desktop/dbus/session-bus.ts';
import { createKeyring } from '../../../src/main/adapters/desktop/keyring/create-keyring.ts';
import { parseTokenIndex, type TokenRecord } from '../../../src/main/core/vault/token-index.ts';
import type { Notice, NoticeAction } from '../../../src/main/core/ports/desktop.ts';
import type { AppError } from '../../../src/shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../src/shared/contract/state/snapshot.ts';
import { openKeyfob, type OpenKeyfob, openOf } from '../../fakes/open-keyfob.ts';
import type { Desktop } from '../desktop.ts';
import { eventually } from '../processes.ts';

/** One run of Keyfob, from its start to its end, on a desktop with a real Secret Service. */
export interface KeyfobSession {
  readonly opened: OpenKeyfob;
  /** Copies a fresh token as a click in the tray does; the token that is on the clipboard then. */
  copy(): Promise<string>;
  /** Forgets a token as what a click began does at its end; why it could not be, null when it is forgotten. */
  forget(id: string): Promise<AppError | null>;
  keyring(): Snapshot['keyring'];
  /** The lines of the index. */
  lines(): readonly TokenRecord[];
  /** Waits for the only line to be kept. */
  kept(): Promise<TokenRecord>;
  /** The notice about the copy that is on the screen, with what a click on a button of it does. */
  notice(): { readonly notice: Notice; readonly click: (action: NoticeAction) => void } | null;
  end(): Promise<void>;
}

/** Starts Keyfob on the demo cluster; `folder` holds what it keeps from one run to the next. */
export async function startSession(
  desktop: Desktop,
  demo: DemoCluster,
  patienceMs: number,
): Promise<KeyfobSession> {
  const bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 5_000);
  const folder = join(desktop.home, '.config');
  let shown: { readonly notice: Notice; readonly click: (action: NoticeAction) => void } | null = null;
  const opened = await openKeyfob(
    demo.snapData,
    folder,
    {
      keyring: createKeyring({ bus, service: 'Keyfob', deadlineMs: 5_000 }),
      notifier: {
        show(notice, click) {
          shown = { notice, click };
          return Promise.resolve(true);
        },
        withdraw() {
          shown = null;
          return Promise.resolve();
        },
      },
    },
    { keyringPatienceMs: patienceMs },
  );
  const lines = () => {
    const file = join(folder, 'tokens.json');
    if (!existsSync(file)) return [];
    const parsed = parseTokenIndex(readFileSync(file, 'utf8'));
    if (!parsed.ok) throw new Error('the index cannot be read');
    return parsed.value;
  };
  return {
    opened,
    async copy() {
      const copied = await opened.handlers['token:copy-fresh']({});
      if (!copied.ok) throw new Error(copied.error.code);
      const isAsking = opened.keyfob.store.snapshot.question !== null;
      if (isAsking) await opened.handlers['access:set-up']({ role: 'view' });
      return opened.clipboard()!.reveal();
    },
    async forget(id) {
      const forgotten = await openOf(opened.keyfob).saved.forget(id);
      return forgotten.ok ? null : forgotten.error;
    },
    keyring: () => opened.keyfob.store.snapshot.keyring,
    lines,
    kept: () =>
      eventually('a kept line', () => {
        const [line] = openOf(opened.keyfob).saved.rows().length === 1 ? lines() : [];
        return line?.state === 'kept' ? line : null;
      }),
    notice: () => shown,
    async end() {
      await opened.keyfob.quit();
      bus.disconnect();
    },
  };
}
