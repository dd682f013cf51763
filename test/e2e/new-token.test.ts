import { decodeJwt } from 'jose';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startProxy, type Interception, type Proxy } from '../cluster/proxy.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { step } from '../step.ts';
import { clipboardToken, readIndex } from './user-files.ts';
import { startApp, type App } from './start-app.ts';

describe.skipIf(!hasServers).each([
  { name: 'without RBAC', rbac: false },
  { name: 'with RBAC', rbac: true },
])('a new token through the window, $name', ({ rbac }) => {
  let cluster: Cluster;
  let proxy: Proxy;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster({ rbac }), startDesktop()]);
    for (const name of ['default', 'robot'])
      await cluster.request('POST', '/api/v1/namespaces/default/serviceaccounts', { metadata: { name } });
    proxy = await startProxy(cluster);
    app = await startApp(desktop, ['--snap-data', proxy.snapData]);
    page = await app.page();
    page.setDefaultTimeout(20_000);
    await page.getByText('Reachable').waitFor();
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
  });
  beforeEach(() => page.getByRole('tab', { name: 'Kept here' }).click());
  afterEach(() => expect(app.complaints).toEqual([]));
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await proxy.stop();
    await cluster.stop();
  });

  /** What describes a field, which is wrong. */
  async function described(field: Locator, invalid = 'true'): Promise<string> {
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe(invalid);
    return field.evaluate((each) =>
      (each.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.innerText ?? '')
        .join(' ')
        .trim(),
    );
  }

  it('is minted for an account that is searched for, and revoked', async () => {
    let token = '';

    await step(
      'finds an account, says why default is poor practice, and what the account may do',
      async () => {
        await page.getByRole('button', { name: 'New token…' }).click();
        const dialog = page.getByRole('dialog', { name: 'New token' });
        await dialog.getByRole('option', { name: 'default/default' }).click();
        await dialog.getByText('“default” is poor practice').waitFor();
        await dialog.getByLabel('Find the account').fill('rob');
        const { items } = (await cluster.request('GET', '/api/v1/serviceaccounts')).body;
        await dialog.getByText(`1 of ${items.length} accounts`).waitFor();
        await dialog.getByLabel('Find the account').press('ArrowDown');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        expect(await dialog.getByRole('option', { name: 'default/robot', selected: true }).count()).toBe(1);
        await dialog
          .getByText(
            rbac
              ? 'It may do nothing yet: the account has no rights.'
              : 'RBAC is off: this token may do everything.',
          )
          .waitFor();
        await dialog.getByText('An empty Secret in default: the token is bound to it').waitFor();
      },
    );

    await step('says at the field what is missing, and takes the focus there', async () => {
      const dialog = page.getByRole('dialog', { name: 'New token' });
      const purpose = dialog.getByLabel('Purpose');
      await dialog.getByRole('button', { name: 'Mint token' }).click();
      await expect.poll(() => purpose.evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await described(purpose)).toBe('Say what the token is for.');
      await purpose.fill('A robot in the garden');
      expect(await purpose.getAttribute('aria-invalid')).toBeNull();
      await dialog.getByText('Other', { exact: true }).click();
      const amount = dialog.getByLabel('Length of the lifetime');
      await amount.fill('7x');
      expect(await described(amount)).toBe('Give the lifetime as a number, such as 7 or 1.5.');
      await amount.fill('7');
      expect(await described(amount, 'false')).toMatch(/^Ends .*\d{4}/);
    });

    await step('asks before it drops a half-filled form, and goes on with it as it was', async () => {
      const dialog = page.getByRole('dialog', { name: 'New token' });
      const dropped = page.getByRole('dialog', { name: 'Discard your entries?' });
      await page.keyboard.press('Escape');
      await dropped.waitFor();
      await dropped.getByRole('button', { name: 'Keep editing' }).click();
      await page.mouse.click(4, 300);
      await dropped.waitFor();
      await page.keyboard.press('Escape');
      expect(await dialog.getByLabel('Purpose').inputValue()).toBe('A robot in the garden');
      expect(await dialog.getByLabel('Find the account').inputValue()).toBe('rob');
      await dialog.getByRole('option', { name: 'default/robot', selected: true }).waitFor();
      await dialog.getByText(/^1 of \d+ accounts/).waitFor();
    });

    await step('asks again beyond a day, mints, and shows what was granted', async () => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Mint token' }).click();
      await dialog.getByRole('button', { name: 'Mint it for 7 days' }).click();
      if (!rbac) await agree(desktop.env);
      await page.getByRole('dialog', { name: 'The token is minted' }).waitFor();
      await dialog.getByRole('button', { name: 'Copy token' }).click();
      await dialog.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      await page
        .getByRole('complementary', { name: 'Clipboard' })
        .getByText('token of default/robot')
        .waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
      token = await clipboardToken(desktop);
      const { iat = 0, exp = 0, sub } = decodeJwt(token);
      expect({ sub, seconds: exp - iat }).toEqual({
        sub: 'system:serviceaccount:default:robot',
        seconds: 7 * 86_400,
      });
      expect(await cluster.accepts(token)).toBe(true);
      expect(readIndex(desktop).find(({ serviceAccount }) => serviceAccount === 'robot')).toMatchObject({
        purpose: { kind: 'named', name: 'A robot in the garden' },
        boundSecret: { shared: false },
      });
    });

    await step('renews it twice, and asks whether all or the newest alone is to be revoked', async () => {
      await page.getByRole('rowheader', { name: 'default/robot' }).click();
      const pane = page.getByRole('region', { name: 'Details' });
      const question = page.getByRole('dialog', { name: 'Revoke 3 tokens?' });
      for (const heading of ['Renewed once', 'Renewed 2 times']) {
        await pane.getByRole('button', { name: 'Renew', exact: true }).click();
        await pane.getByRole('heading', { name: heading }).waitFor();
      }
      await pane.locator('.pane-acts').getByRole('button', { name: 'Revoke…' }).click();
      expect(await question.getByRole('radio', { name: 'All 3' }).isChecked()).toBe(true);
      expect(await question.innerText()).toContain('3 tokens of this entry are valid');
      const newest = page.getByRole('radio', { name: /^Only the newest/ });
      await newest.check();
      const alone = page.getByRole('dialog', { name: 'Revoke this token?' });
      await alone.filter({ has: newest.and(page.locator(':focus')) }).waitFor();
      await alone.getByRole('button', { name: 'Revoke', exact: true }).click();
      await pane.getByText('One issued before is still valid and takes its place here.').waitFor();
      const covered = await pane.evaluate((each) => {
        const edges = ['.pane-status', '.facts'].map((part) =>
          each.querySelector(part)!.getBoundingClientRect(),
        );
        return edges[0]!.bottom - edges[1]!.top;
      });
      expect(covered).toBeLessThanOrEqual(1);
      expect(await cluster.accepts(token)).toBe(true);
    });

    await step('names the one that could not be revoked, goes on, and says when it is refused', async () => {
      const robots = readIndex(desktop).filter(({ serviceAccount }) => serviceAccount === 'robot');
      const name = robots.toSorted((a, b) => a.issuedAt - b.issuedAt)[0]!.boundSecret!.name;
      const secret = `/api/v1/namespaces/default/secrets/${name}`;
      const { body } = await cluster.request('GET', secret);
      body.metadata.resourceVersion = undefined;
      const relabel = (labels: object) =>
        cluster.request('PUT', secret, { ...body, metadata: { ...body.metadata, labels } } as object);
      await relabel({});
      const question = page.getByRole('dialog', { name: /^Revoke / });
      await page.locator('.pane-acts').getByRole('button', { name: 'Revoke…' }).click();
      const onDelete = (how: Interception) =>
        proxy.intercept((_path, method) => (method === 'DELETE' ? how : null));
      const problem = question.getByRole('group', { name: 'Problem' });
      onDelete({ kind: 'status', status: 403, body: '{}' });
      await question.getByRole('radio', { name: /^Only the newest/ }).check();
      await question.getByRole('button', { name: 'Revoke', exact: true }).click();
      await problem.waitFor();
      onDelete({ kind: 'delay', milliseconds: 2000 });
      await question.getByRole('radio', { name: 'All 2' }).check();
      await question.getByRole('button', { name: 'Revoke', exact: true }).click();
      await question.getByRole('button', { name: 'Cancel', disabled: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.mouse.click(4, 300);
      await question.getByText(/^1 revoked\. Still valid: issued /).waitFor();
      await problem.getByText(name).waitFor();
      proxy.intercept(() => null);
      expect(await cluster.accepts(token)).toBe(true);
      await relabel(body.metadata.labels as object);
      await question.getByRole('button', { name: 'Revoke the rest' }).click();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe('Revoked: all 2 tokens of this entry.');
      await expect.poll(() => cluster.accepts(token), { timeout: 15_000 }).toBe(false);
    });
  });

  it('makes an account with few rights, all of it or nothing', async () => {
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await dialog.getByText('A new one with few rights').click();
    await dialog.getByRole('radio', { name: 'Change one namespace' }).check();
    if (rbac) await dialog.getByText('A thief could keep access with it').waitFor();
    await dialog.getByLabel('Namespace', { exact: true }).selectOption('default');
    await dialog.getByLabel('Name of the account').fill('gardener');
    await dialog.getByLabel('Purpose').fill('The garden');
    await dialog.getByText('keyfob/gardener').first().waitFor();
    await dialog.getByRole('button', { name: 'Create account and mint' }).click();
    if (!rbac) await agree(desktop.env);
    await page.getByRole('button', { name: 'Done' }).waitFor();
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      new MutationObserver(() => {
        const text = document.querySelector('.list-status')?.textContent ?? '';
        if (text.includes('Minted')) told.push(text);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('grid', { name: 'Kept tokens' })
      .getByRole('row', { selected: true })
      .filter({ hasText: 'keyfob/gardener' })
      .waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toMatch(/^Minted, valid until /);
    // In the pane alone, and not beside the filter first.
    expect(await page.evaluate(() => Reflect.get(globalThis, 'told') as string[])).toEqual([]);
    const binding = await cluster.request(
      'GET',
      '/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings/keyfob-gardener',
    );
    expect(binding.body).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: 'edit' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'keyfob', name: 'gardener' }],
    });
  });

  it('tells that there are no legacy or join tokens, and what those would be', async () => {
    await page.getByRole('tab', { name: 'Legacy tokens' }).click();
    await page.getByText('No legacy tokens.').waitFor();
    await page.getByRole('tab', { name: 'Agent tokens' }).click();
    await page.getByText('No agent tokens.').waitFor();
  });
});
