import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, Engine, readCredentials, statusOf } from '../cluster/engine.ts';
import { ownAddress } from '../cluster/own-address.ts';
import { addNode, nameNode, openToNetwork } from '../cluster/second-node.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { axeFindings } from './axe-findings.ts';
import { startApp, type App } from './start-app.ts';

/** A node that is off: of TEST-NET-3, where nobody is. */
const shedAddress = '203.0.113.7';

/** A node is asked twice, once about each token, and each time waited for up to 10 s. */
const askedWithinMs = 25_000;
/** The API server is stopped and started, and its answers from before are remembered for 10 s. */
const rotatedWithinMs = 90_000;

/** As root the window starts the engine directly. */
describe.skipIf(!hasServers || ownAddress === null || process.getuid?.() !== 0)(
  'rotating a cluster of several control plane nodes',
  () => {
    let cluster: Cluster;
    let second: Cluster;
    let snaps: SnapProgram[];
    let desktop: Desktop;
    let app: App;
    let page: Page;
    let attic: string;
    let shed: string;
    let oldToken: string;

    const open = async () => {
      const [snap] = snaps;
      const rootDesktop = { ...desktop, env: { ...desktop.env, PATH: snap!.path } };
      app = await startApp(rootDesktop, ['--snap-data', cluster.snapData.current]);
      page = await app.page();
      await page.getByText('Reachable').waitFor();
    };
    const go = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const nodes = () => page.getByRole('region', { name: 'Other control plane nodes' });
    const askAgain = () => nodes().getByRole('button', { name: 'Ask again' }).click();
    /** The listed nodes, once none is being asked any more. */
    const lines = () =>
      eventually(
        'every node',
        async () => {
          const texts = await nodes().getByRole('list').first().getByRole('listitem').allInnerTexts();
          return texts.some((text) => text.includes('is being asked'))
            ? null
            : texts.map((text) => text.split('\n'));
        },
        askedWithinMs,
      );
    const safety = async () => {
      await go('Overview');
      const list = page.getByRole('region', { name: 'Safety' });
      await list.getByText('RBAC is off').waitFor();
      const texts = await list.getByText(/old admin token/).allInnerTexts();
      await go('Admin credential');
      return texts;
    };

    beforeAll(async () => {
      [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
      await openToNetwork(cluster);
      second = await addNode(cluster);
      await nameNode(cluster, hostname().toLowerCase(), ownAddress!);
      await nameNode(cluster, 'attic', ownAddress!);
      await nameNode(cluster, 'shed', shedAddress);
      attic = second.server.replace('127.0.0.1', ownAddress!);
      shed = cluster.server.replace('127.0.0.1', shedAddress);
      snaps = [await startSnapProgram(cluster), await startSnapProgram(second)];
      oldToken = cluster.snapData.adminToken;
      await open();
      await go('Admin credential');
    });
    afterAll(async () => {
      await app.quit();
      await desktop.stop();
      for (const snap of snaps) await snap.stop();
      const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
      rmSync(join(rotationStateFolder, identity), { recursive: true, force: true });
      await second.stop();
      await cluster.stop();
    });

    const off = () => [
      'shed',
      shed,
      'could not be asked',
      'The cluster announces no API server there: it is off or cut off.',
    ];

    it('says which nodes accept the old token, from before the first rotation until each was rotated or has left', async () => {
      await step(
        'the nodes with names and addresses before the first rotation, and nothing unsafe in them',
        async () => {
          await nodes().waitFor();
          expect(await lines()).toEqual([['attic', attic, 'has the same admin token'], off()]);
          expect(await axeFindings(page)).toEqual([]);
          expect(await safety()).toEqual([]);
        },
      );
      await step('the dialog says which nodes keep the old token, and this one is rotated', async () => {
        await page.getByRole('button', { name: 'Rotate admin token…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
        await dialog.getByText('The token files of the other control plane nodes: attic, shed.').waitFor();
        await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
        await page
          .getByText('Rotated. The API server accepts the new token and refuses the old one.')
          .waitFor({ timeout: rotatedWithinMs });
        await page.getByRole('button', { name: 'Close' }).click();
        expect([await statusOf(cluster, oldToken), await statusOf(second, oldToken)]).toEqual([401, 200]);
      });
      await step('who still accepts the old token is shown, also after a restart', async () => {
        await nodes().getByText('still accepts the old token').waitFor();
        expect(await lines()).toEqual([['attic', attic, 'still accepts the old token'], off()]);
        expect(await axeFindings(page)).toEqual([]);
        expect(await safety()).toEqual([accepted(), unasked()]);
        await app.quit();
        await open();
        await page.getByText(accepted()).first().waitFor();
        expect(await safety()).toEqual([accepted(), unasked()]);
      });
      await step('a node that cannot be reached is not taken for one that follows', async () => {
        await second.stopApiServer();
        await askAgain();
        await nodes().getByText(`The API server ${attic} refused the connection`, { exact: false }).waitFor();
        expect(await safety()).toEqual([
          `Keyfob could not find out whether the old admin token is still accepted at attic (${attic}), shed (${shed}).`,
        ]);
        await second.launchApiServer();
        await second.waitUntilReady();
      });
      await step('that node is rotated with the copied token', async () => {
        await nodes().getByRole('button', { name: 'Copy line' }).click();
        await eventually('the line', async () =>
          (await readSelection(desktop.env, 'clipboard')) === 'sudo keyfob rotate --yes --token-stdin'
            ? true
            : null,
        );
        await nodes().getByRole('button', { name: 'Copy new token' }).click();
        await agree(desktop.env);
        const copied = await eventually('the token', async () => {
          const text = await readSelection(desktop.env, 'clipboard');
          return text !== null && /^[A-Za-z0-9]{60}$/.test(text) ? text : null;
        });
        const engine = new Engine(second, snaps[1]!);
        const end = await engine.run(['rotate', '--token-stdin'], { input: `${copied}\n` });
        engine.remove();
        const local = cluster.server.replace('127.0.0.1', ownAddress!);
        expect(end.outcome).toMatchObject({
          result: 'rotated',
          others: [
            { server: second.server.replace('127.0.0.1', shedAddress), oldToken: 'away' },
            { server: local, oldToken: 'refused' },
          ].toSorted((a, b) => (a.server < b.server ? -1 : 1)),
        });
        expect(adminTokens(readCredentials(second))).toEqual({ tokenFile: copied, clientConfig: copied });
        expect([await statusOf(cluster, oldToken), await statusOf(second, oldToken)]).toEqual([401, 401]);

        await askAgain();
        await nodes().getByText('refuses the old token').waitFor();
        expect(await lines()).toEqual([['attic', attic, 'refuses the old token'], off()]);
        expect(await safety()).toEqual([unasked()]);
      });
      await step('the node that is off has left the cluster, and nothing more is said', async () => {
        await cluster.request(
          'DELETE',
          '/api/v1/nodes/shed',
          undefined,
          adminTokens(readCredentials(cluster)).tokenFile,
        );
        await askAgain();
        await nodes().getByText('shed', { exact: true }).waitFor({ state: 'detached' });
        expect(await lines()).toEqual([['attic', attic, 'refuses the old token']]);
        expect(await safety()).toEqual([]);
        expect(app.complaints).toEqual([]);
      });
    }, 400_000);

    const accepted = () => `The old admin token is still accepted at attic (${attic}).`;
    const unasked = () =>
      `Keyfob could not find out whether the old admin token is still accepted at shed (${shed}).`;
  },
);
