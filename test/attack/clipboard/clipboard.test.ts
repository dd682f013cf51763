import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoManager } from '../../desktop/clipboard-managers.ts';
import { eventually } from '../../desktop/processes.ts';
import { step } from '../../step.ts';
import { startClipboardGround, type ClipboardGround } from '../../field/clipboard-ground.ts';

const readsAfterwards = 25;

const hasNoKlipper = (await whyNoManager('Klipper')) !== null;

describe.skipIf(hasNoKlipper)('another program of the X session', () => {
  let ground: ClipboardGround;
  let token: string;
  let isGone = false;

  beforeAll(async () => {
    ground = await startClipboardGround('X11', 'Klipper', 'none');
  });
  afterAll(() => ground.stop(isGone));

  const expectNoToken = async () => {
    for (let read = 0; read < readsAfterwards; read += 1) {
      expect(await ground.read()).not.toBe(token);
      // It does not come back for seconds.
      await sleep(200);
    }
  };

  it('reads the token while it is on the clipboard [x11-clipboard], and none after its time or a signal [clipboard-emptied]', async () => {
    await step('it is on the clipboard', async () => {
      token = await ground.copy();
      expect(await ground.read()).toBe(token);
    });
    await step('its time is over, though Klipper puts it back', async () => {
      await eventually('a word on the clipboard', () => (ground.said().length > 0 ? true : null), 15_000);
      expect(ground.said()).toEqual(['clipboard-cleared']);
      await expectNoToken();
    });
    await step('a signal has ended the app', async () => {
      await ground.copyAgain(token);
      // Klipper has seen it by then, and tells nobody.
      await sleep(1000);
      const closed = ground.app.electron.waitForEvent('close');
      ground.app.electron.process().kill('SIGTERM');
      isGone = true;
      await closed;
      await expectNoToken();
    });
    await step('the history of Klipper has it all the same', async () => {
      expect(await ground.isKept(token)).toBe(true);
    });
  });
});
