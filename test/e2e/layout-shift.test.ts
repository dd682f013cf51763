import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { step } from '../step.ts';
import { foldNotices, unfoldNotices } from './notices.ts';
import { shiftsOf, watchShifts } from './shifts.ts';
import { startDemo } from './start-app.ts';

const sizes = [
  { width: 900, height: 600 },
  { width: 1100, height: 740 },
  { width: 1600, height: 1000 },
];
/** What the page says of the bug that brings a notice. */
const bug = 'a value';

// Each size waits for most of its time, on a desktop of its own.
describe.concurrent('nothing moves that was not touched', () => {
  const programs = mkdtempSync(join(tmpdir(), 'keyfob-programs-'));
  // A browser that takes every address.
  beforeAll(() => writeFileSync(join(programs, 'xdg-open'), '#!/bin/sh\n', { mode: 0o755 }));
  afterAll(() => rmSync(programs, { recursive: true, force: true }));

  it.each(sizes)('$width×$height', async ({ width, height }) => {
    const desktop = await startDesktop();
    desktop.env.PATH = `${programs}:${desktop.env.PATH}`;
    const app = await startDemo(desktop);
    try {
      const page = await app.page();
      page.setDefaultTimeout(10_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await app.electron.evaluate(
        ({ BrowserWindow }, [width, height]) =>
          BrowserWindow.getAllWindows()[0]!.setContentSize(width, height),
        [width, height] as const,
      );
      await page.waitForFunction((width) => Math.abs(innerWidth - width) < 2, width);
      await page.getByText('Reachable').waitFor();
      await page.getByRole('button', { name: 'Show as table' }).waitFor();
      // What is looked at last after a start.
      await page.getByText('A legacy token never expires').waitFor();
      await watchShifts(page);
      const moved: string[] = [];
      const act = (name: string, does: () => Promise<unknown>, unfolded?: Locator) =>
        step(name, async () => {
          const found = await shiftsOf(page, does, unfolded);
          moved.push(...found.map((each) => `${name}: ${each}`));
        });
      await overview(page, desktop, act);
      await tokens(page, desktop, act);
      await otherScreens(page, act);
      await rotation(page, act);
      expect(moved).toEqual([]);
      expect(app.complaints.filter((each) => each !== bug)).toEqual([]);
    } finally {
      await app.quit();
      await desktop.stop();
    }
  });
});

/** Does an act and keeps what it moved; `unfolded` is the part that it unfolds or folds. */
type Act = (name: string, does: () => Promise<unknown>, unfolded?: Locator) => Promise<void>;

const go = async (page: Page, screen: string) => {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: screen, exact: true }).waitFor();
};

async function overview(page: Page, { env }: Desktop, act: Act): Promise<void> {
  const copy = page.getByRole('button', { name: 'Copy fresh token' });
  const question = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
  await act('the question of the first copy', async () => {
    await copy.click();
    await question.waitFor();
  });
  await act('the first copy', async () => {
    await question.getByRole('button', { name: 'Create and copy token' }).click();
    await agree(env);
    await page.getByText('kept in the keyring').waitFor();
    await page.getByRole('button', { name: 'Clear now' }).waitFor();
  });
  await act('the seconds that go by', () => page.waitForTimeout(2500));
  await act('clearing', async () => {
    await page.getByRole('button', { name: 'Clear now' }).click();
    await page.getByRole('button', { name: 'Clear now' }).waitFor({ state: 'detached' });
  });
  await act('another copy', async () => {
    await copy.click();
    await page.getByRole('button', { name: 'Clear now' }).waitFor();
  });
  const session = page.getByText(/^Signed in to Headlamp/);
  await act('opening the dashboard', async () => {
    await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
    await agree(env);
    await session.waitFor();
  });
  await act('renewing the session', async () => {
    await page.getByRole('button', { name: 'Renew now' }).click();
    await page.getByText('Renewed.').waitFor();
    await session.waitFor();
  });
  await act('ending the session', async () => {
    await page.getByRole('button', { name: 'End session' }).click();
    await session.waitFor({ state: 'detached' });
  });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    'The session with the dashboard has ended.',
  );
  const fold = page.locator('.finding-fold').first();
  for (const name of ['unfolding a finding', 'folding it']) await act(name, () => fold.click(), fold);
  const view = page.getByRole('button', { name: /^Show as/ });
  for (const name of ['the table of the lifetimes', 'their timeline'])
    await act(name, () => view.click(), view);
  await act('unfolding the notices', () => unfoldNotices(page));
  await act('folding them', () => foldNotices(page));
  await act('a notice that comes', async () => {
    await page.evaluate(
      (bug) =>
        void setTimeout(() => {
          throw new TypeError(bug);
        }),
      bug,
    );
    await page.getByRole('alert').waitFor();
  });
  await act('a notice that goes', async () => {
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });
  const palette = page.getByRole('combobox', { name: 'Find anything' });
  await act('opening the palette', async () => {
    await page.keyboard.press('Control+K');
    await palette.waitFor();
  });
  await act('searching in it', () => palette.fill('tok'), palette);
  await act('closing it', async () => {
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
  });
}

async function tokens(page: Page, { env }: Desktop, act: Act): Promise<void> {
  await go(page, 'Tokens');
  const list = page.getByRole('grid', { name: 'Kept tokens' });
  const row = (purpose: string) => list.locator('.list-body').getByRole('row').filter({ hasText: purpose });
  const pane = page.getByRole('region', { name: 'Details' });
  const isWide = (await page.evaluate(() => innerWidth)) >= 1000;
  const dialog = page.getByRole('dialog', { name: 'New token' });
  await act('opening the dialog of a new token', async () => {
    await page.getByRole('button', { name: 'New token…' }).click();
    await dialog.getByRole('option', { name: 'kube-system/default' }).waitFor();
  });
  const account = dialog.getByLabel('Find the account');
  await act(
    'searching an account',
    async () => {
      await account.fill('kube-system/');
      await dialog.getByText(/^\d+ of/).waitFor();
    },
    account,
  );
  await act('choosing one', async () => {
    await dialog.getByRole('option', { name: 'kube-system/default' }).click();
    await page.waitForTimeout(300);
  });
  await act('saying what for', () => dialog.getByLabel('Purpose').fill('A robot'));
  await act('minting', async () => {
    await dialog.getByRole('button', { name: 'Mint token' }).click();
    await agree(env);
    const done = page.getByRole('dialog', { name: 'The token is minted' });
    await done.getByRole('button', { name: 'Done' }).click();
    await done.waitFor({ state: 'detached' });
    await pane.getByText('Minted, valid until').waitFor();
  });
  if (!isWide)
    await act('going back to the list', async () => {
      await page.keyboard.press('Escape');
      await row('A robot').waitFor();
    });
  await act('filtering', async () => {
    await page.keyboard.press('Control+F');
    await page.keyboard.type('robot');
    await page.getByText(/^1 of \d+$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^\d+ in all$/).waitFor();
  });
  await act('sorting', () => list.getByRole('columnheader', { name: 'Account' }).getByRole('button').click());
  await act('picking a row', async () => {
    await row('A robot').click();
    await pane.getByRole('heading', { level: 2 }).waitFor();
  });
  await act('copying', async () => {
    await pane.getByRole('button', { name: 'Copy', exact: true }).click();
    await pane.getByText('Copied', { exact: true }).waitFor();
  });
  await act('renewing', async () => {
    await pane.getByRole('button', { name: 'Renew', exact: true }).click();
    await pane.getByText('Renewed, valid until').waitFor();
    await pane.getByRole('heading', { name: 'Renewed once' }).waitFor();
  });
  const revoke = async (opener: Locator) => {
    await opener.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await pane
      .getByText(/^Revoked/)
      .first()
      .waitFor();
  };
  await act('revoking the one before', () => revoke(pane.locator('.token-before').getByRole('button')));
  await act('revoking', () => revoke(pane.locator('.pane-acts').getByRole('button', { name: 'Revoke…' })));
  await act('what the cluster says of it', async () => {
    await pane.locator('.pane-state').getByText('Refused').waitFor({ timeout: 30_000 });
  });
  const notice = page.getByRole('alert', { name: 'Forgotten' });
  const forget = (told: RegExp) =>
    act(`forgetting, told as ${told}`, async () => {
      await pane.getByRole('button', { name: 'Forget…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
      await notice.getByText(told).waitFor();
    });
  await forget(/^Forgot the token of kube-system/);
  await list.getByRole('rowheader', { name: 'keyfob/dashboard' }).click();
  await forget(/^Forgot 2 tokens/);
  await page.getByText('No tokens are kept.').waitFor();
  await act('taking it back', async () => {
    await notice.getByRole('button', { name: 'Undo' }).click();
    await row('A robot').waitFor();
  });
  await act('picking it again', () => row('A robot').click());
  if (isWide)
    await act('closing the pane', async () => {
      await page.keyboard.press('Escape');
      await pane.getByRole('heading').waitFor({ state: 'detached' });
    });
}

async function otherScreens(page: Page, act: Act): Promise<void> {
  for (const screen of [
    'Tokens',
    'Inspect',
    'Admin credential',
    'Certificates',
    'Accounts',
    'Activity',
    'Settings',
  ])
    await act(`going to ${screen}`, async () => {
      await go(page, screen);
      await page.waitForTimeout(500);
    });
}

async function rotation(page: Page, act: Act): Promise<void> {
  await go(page, 'Admin credential');
  const rotate = page.getByRole('button', { name: 'Rotate admin token…' });
  const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
  await act('the question of a rotation', async () => {
    await rotate.click();
    await dialog.getByText('Every other byte of the two files stays.').waitFor();
  });
  const begin = dialog.getByRole('button', { name: 'Rotate', exact: true });
  // The run unfolds below its button.
  const why = page.locator('.why');
  const end = page.getByText('Rotated. The API server accepts');
  await act(
    'rotating',
    async () => {
      await begin.click();
      await end.waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: 'Undo this rotation…' }).waitFor();
    },
    why,
  );
}
