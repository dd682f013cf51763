import { afterAll, beforeAll, describe, it } from 'vitest';
import { findKeyringParts } from '../../../scripts/setup/keyring-parts.mjs';
import { findKWallet6 } from '../../../scripts/setup/kwallet6.mjs';
import { findOo7 } from '../../../scripts/setup/oo7.mjs';
import { startDemoCluster, type DemoCluster } from '../../../src/main/adapters/demo/start-demo-cluster.ts';
import { startDesktop } from '../desktop.ts';
import { createGnomeKeyring } from './gnome-keyring.ts';
import { createKeePassXC } from './keepassxc.ts';
import { createKWallet } from './kwallet.ts';
import { createOo7 } from './oo7.ts';
import { runScenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const parts = findKeyringParts();
const kwallet6 = findKWallet6();
const oo7 = findOo7();
const labs = [
  createGnomeKeyring(),
  ...(parts.status === 'ready' ? [createKWallet(5, parts.root), createKeePassXC(parts.root)] : []),
  ...(kwallet6.status === 'ready' ? [createKWallet(6, kwallet6.root)] : []),
  ...(oo7.status === 'ready' ? [createOo7(oo7.program)] : []),
];

for (const found of [parts, kwallet6, oo7]) if (found.status === 'unavailable') it.skip(found.reason);

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
