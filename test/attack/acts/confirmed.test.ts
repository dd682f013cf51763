import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasServers } from '../../cluster/binaries.ts';
import { endProgram, eventually, runProgram, startProgram } from '../../desktop/processes.ts';
import { agree, agreeAtOnce, findQuestion, refuse } from '../../desktop/question.ts';
import { clipboardToken } from '../../e2e/user-files.ts';
import { ActsRig } from './acts-rig.ts';

const binding = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/keyfob-dashboard';
const whole = 'Whoever has such a token may do everything in this cluster.';

describe.skipIf(!hasServers)('what gives cluster-admin, clicked for in the page [page-confirmed]', () => {
  let rig: ActsRig;
  beforeAll(async () => {
    rig = await ActsRig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.open());
  afterEach(async () => {
    await rig.close();
    await rig.cluster.request('DELETE', binding);
  });

  const env = () => rig.desktop.env;
  const bindingStatus = async () => (await rig.cluster.request('GET', binding)).status;
  const press = (name: string) => rig.page.getByRole('button', { name, exact: true }).click();

  async function mintFor(account: string): Promise<void> {
    await press('Tokens');
    await press('New token…');
    const dialog = rig.page.getByRole('dialog', { name: 'New token' });
    await dialog.getByRole('option', { name: account }).click();
    await dialog.getByLabel('Purpose').fill('A test');
    await dialog.getByRole('button', { name: 'Mint token' }).click();
  }
  const isMinted = () => rig.page.getByRole('dialog', { name: 'The token is minted' }).waitFor();

  it('has the minting for an account that may do everything confirmed, and no other minting', async () => {
    const kept = async () => (await rig.desktop.keyring.search({ service: 'Keyfob' })).length;
    const earlier = await kept();
    await mintFor('default/robot');
    await isMinted();
    await press('Done');
    await eventually('the token in the keyring', async () => ((await kept()) === earlier + 1 ? true : null));
    const before = await rig.outside();
    await mintFor('kube-system/admin');
    await refuse(env());
    await rig.page.getByText('Nothing was done: nobody agreed to it when Keyfob asked.').waitFor();
    expect(await rig.outside()).toEqual(before);
    await rig.page.getByRole('dialog').getByRole('button', { name: 'Mint token' }).click();
    await agree(env());
    await isMinted();
    expect(await rig.asked()).toEqual(
      Array(2).fill(
        `The window asks to mint a token for kube-system/admin, valid for 1 h. ${whole} Cancel if you did not ask for this.`,
      ),
    );
  });

  it('has the copying of the admin’s own token confirmed', async () => {
    await rig.pointAtNothing();
    await rig.page.mouse.click(700, 20);
    const { answered } = rig.invoke('admin:copy-token', {});
    await refuse(env());
    expect(await answered).toEqual({ ok: false, error: { code: 'unconfirmed' } });
    expect(await rig.outside()).toMatchObject({ clipboard: null });
  });

  it('has the address of a dashboard on another machine confirmed, though it was typed', async () => {
    await press('Settings');
    await rig.page.getByRole('textbox', { name: 'Dashboard address' }).fill('https://evil.example/');
    await press('Save');
    await refuse(env());
    expect(await rig.asked()).toEqual([expect.stringContaining('https://evil.example/')]);
    expect(await rig.outside()).toMatchObject({
      settings: expect.not.stringContaining('evil.example') as string,
    });
  });

  it('breaks the chain from full control to the clipboard at each link', async () => {
    await rig.page.evaluate(() =>
      document.addEventListener('click', () => {
        const { keyfob } = globalThis as unknown as { keyfob: { invoke(name: string, input: object): void } };
        keyfob.invoke('access:set-up', { role: 'cluster-admin' });
        keyfob.invoke('token:copy-fresh', {});
      }),
    );
    await rig.page.mouse.click(700, 20);
    await refuse(env());
    // No second question comes.
    await sleep(500);
    expect(await rig.asked()).toEqual([
      `The window asks to set up access for dashboard tokens as full control (ClusterRole cluster-admin). ${whole} Cancel if you did not ask for this.`,
    ]);
    expect(await bindingStatus()).toBe(404);
    expect(await rig.outside()).toMatchObject({ clipboard: null });
  });

  it('takes no agreement from a click that cannot have read the question', async () => {
    await press('Set up access…');
    const dialog = rig.page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
    await dialog.getByRole('radio', { name: 'Full control' }).click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await agreeAtOnce(env());
    // The question does not go.
    await sleep(300);
    expect(await findQuestion(env())).not.toBeNull();
    expect(await rig.asked()).toHaveLength(2);
    expect(await bindingStatus()).toBe(404);
    await agree(env());
    await dialog.waitFor({ state: 'detached' });
    expect(await bindingStatus()).toBe(200);
  });

  it('asks a person with a screen reader, whose press is no input event, and then does it [page-no-power]', async () => {
    const bus = startProgram('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately'], {
      env: env(),
      stdio: 'ignore',
      deathSignal: 'SIGTERM',
    });
    const { answered } = rig.invoke('access:set-up', { role: 'cluster-admin' });
    await agree(env());
    expect(await answered).toMatchObject({ ok: true });
    try {
      await rig.close();
      await rig.open({ ACCESSIBILITY_ENABLED: '1' });
      await rig.app.electron.evaluate(({ app }) => app.setAccessibilitySupportEnabled(true));
      const pressed = await runProgram(
        '/usr/bin/python3',
        [new URL('screen-reader.py', import.meta.url).pathname, 'Copy fresh token'],
        { env: env(), deadlineMs: 30_000 },
      );
      expect(pressed).toMatchObject({ code: 0 });
      await agree(env());
      expect(await clipboardToken(rig.desktop)).toMatch(/^eyJ/);
      expect(await rig.asked()).toEqual([
        'The window asks to copy a fresh dashboard token. No click and no key press came just before it. Agree only if you asked for this yourself, for instance with a screen reader.',
      ]);
    } finally {
      await endProgram(bus);
    }
  });
});
