import { expect, it } from 'vitest';
import { findKeyringParts } from '../../../scripts/setup/keyring-parts.mjs';
import { createSessionBus } from '../../../src/main/adapters/desktop/dbus/session-bus.ts';
import { createKeyring } from '../../../src/main/adapters/desktop/keyring/create-keyring.ts';
import { offerTransfer } from '../../../src/main/adapters/desktop/keyring/secret-transfer.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import { startDesktop } from '../desktop.ts';
import { createKWallet } from './kwallet.ts';

const parts = findKeyringParts();
/** KWallet misread one in 128 of them. */
const sessions = 700;

it.skipIf(parts.status === 'unavailable')(
  'reads an entry of KWallet in every session',
  async () => {
    const desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
    const lab = createKWallet(5, parts.status === 'ready' ? parts.root : '');
    await lab.start(desktop, 'open');
    const bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 5_000);
    const open = () => createKeyring({ bus, service: 'Keyfob', deadlineMs: 5_000 });
    try {
      await open().store('one', new Secret('a token'));
      for (let session = 0; session < sessions; session += 1) {
        const loaded = await open().load({ account: 'one', collection: null }, 'nobody');
        expect(loaded.ok ? loaded.value?.reveal() : loaded.error).toBe('a token');
      }
    } finally {
      bus.disconnect();
      await lab.kill();
      await desktop.stop();
    }
  },
  60_000,
);

it('uses no shared secret that begins with a zero', () => {
  expect(offerTransfer().accept(Buffer.of(1))).toBeNull();
});
