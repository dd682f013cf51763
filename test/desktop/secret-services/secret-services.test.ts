import { afterAll, beforeAll, describe, it } from 'vitest';
import { findKeyringParts } from '../../../scripts/setup/keyring-parts.mjs';
import {
  startDemoCluster,
  type DemoCluster,
} from '../../../src/main/adapters/demo-cluster/start-demo-cluster.ts';
import { startDesktop } from '../desktop.ts';
import { createGnomeKeyring } from './gnome-keyring.ts';
import { createKeePassXC } from './keepassxc.ts';
import { createKWallet } from './kwallet.ts';
import { runScenario, scenarios } from './scenarios.ts';

const parts = findKeyringParts();
const labs = [
  createGnomeKeyring(),
  ...(parts.status === 'ready' ? [createKWallet(parts.root), createKeePassXC(parts.root)] : []),
];

if (parts.status === 'unavailable') it.skip(`KWallet and KeePassXC: ${parts.reason}`);

describe.each(labs)('$name', (lab) => {
  let demo: DemoCluster;
  beforeAll(async () => {
    demo = await startDemoCluster();
  });
  afterAll(() => demo.stop());

  for (const scenario of scenarios.filter(({ isQuick }) => isQuick)) {
    const why = scenario.why(lab);
    it.skipIf(why !== null)(why === null ? scenario.name : `${scenario.name}: ${why}`, async () => {
      const desktop = await startDesktop({
        keyring: 'absent',
        prompter: true,
        tray: false,
        notifications: false,
      });
      try {
        await runScenario(scenario, lab, demo, desktop);
      } finally {
        await desktop.stop();
      }
    });
  }
});
