import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BusPeer } from '../desktop/bus-peer.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { hasMutter, startMutterSession } from '../desktop/mutter-session.ts';
import { eventually } from '../desktop/processes.ts';
import { nobody } from '../desktop/users.ts';
import type { WaylandSession } from '../desktop/wayland-session.ts';
import { ProgramOfUser } from './program-of-user.ts';
import { startDemo, type App } from './start-app.ts';

/** A screen that is on, by its number, and its scale. */
interface Screen {
  readonly number: number;
  readonly scale: number;
}

const config = 'org.gnome.Mutter.DisplayConfig';
const configPath = '/org/gnome/Mutter/DisplayConfig';
const width = 1920;
const owner = process.getuid?.() === 0 ? nobody() : undefined;

describe.skipIf(!(await hasMutter()))('an open window', () => {
  let desktop: Desktop;
  let session: WaylandSession;
  let peer: BusPeer;
  let copy: ProgramOfUser | undefined;
  let app: App;

  beforeAll(async () => {
    desktop = await startDesktop(owner === undefined ? {} : { owner });
    session = await startMutterSession(desktop, owner, [`${width}x1200`, `${width}x1200`]);
    peer = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
    copy = owner === undefined ? undefined : new ProgramOfUser();
    app = await startDemo(
      { ...desktop, env: { ...session.env, TMPDIR: desktop.home } },
      ['--ozone-platform=wayland'],
      owner === undefined ? undefined : copy!.as(owner, []),
    );
    await (await app.page()).getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    peer.close();
    await session.stop();
    await desktop.stop();
    copy?.remove();
  });

  /** Turns these screens on, side by side, and the others off; the first one is the main one. */
  const turnOn = async (...screens: readonly Screen[]) => {
    const [serial, known] = (await peer.call(config, configPath, config, 'GetCurrentState')) as [
      number,
      (readonly [[connector: string], [[mode: string]]])[],
    ];
    const logical = screens.map(({ number, scale }, index) => {
      const [[connector], [[mode]]] = known[number]!;
      return [index * width, 0, scale, 0, index === 0, [[connector, mode, {}]]];
    });
    const onlyNow = 1;
    const body = [serial, onlyNow, logical, {}];
    await peer.call(config, configPath, config, 'ApplyMonitorsConfig', 'uua(iiduba(ssa{sv}))a{sv}', body);
  };

  /** It has the scale of its screen, and does what it is told. */
  const expectAlive = async (scale: number, screens: number) => {
    const page = await app.page();
    await eventually(`${screens} screens`, async () =>
      (await app.electron.evaluate(({ screen }) => screen.getAllDisplays().length)) === screens ? true : null,
    );
    await eventually(`the scale ${scale}`, async () =>
      (await page.evaluate(() => devicePixelRatio)) === scale ? true : null,
    );
    for (const name of ['Tokens', 'Settings']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    }
    expect(app.complaints).toEqual([]);
  };

  beforeEach(async () => {
    await turnOn({ number: 0, scale: 1 }, { number: 1, scale: 1 });
    await expectAlive(1, 2);
  });

  it('goes on when the scale of its screen changes', async () => {
    await turnOn({ number: 0, scale: 2 }, { number: 1, scale: 2 });
    await expectAlive(2, 2);
  });

  it('goes on when its screen goes, on one of another scale, and when that goes too', async () => {
    await turnOn({ number: 1, scale: 1 });
    await expectAlive(1, 1);
    await turnOn({ number: 0, scale: 2 });
    await expectAlive(2, 1);
    await turnOn({ number: 1, scale: 1 }, { number: 0, scale: 1 });
    await expectAlive(1, 2);
  });
});
