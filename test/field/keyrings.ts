import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { obtainKeyringParts } from '../../scripts/setup/keyring-parts.mjs';
import { obtainKWallet6 } from '../../scripts/setup/kwallet6.mjs';
import { obtainOo7 } from '../../scripts/setup/oo7.mjs';
import { startDesktop } from '../desktop/desktop.ts';
import { createGnomeKeyring } from '../desktop/secret-services/gnome-keyring.ts';
import { createKeePassXC } from '../desktop/secret-services/keepassxc.ts';
import { createKWallet } from '../desktop/secret-services/kwallet.ts';
import { createOo7 } from '../desktop/secret-services/oo7.ts';
import { runScenario, type Scenario } from '../desktop/secret-services/scenario.ts';
import { scenarios } from '../desktop/secret-services/scenarios.ts';
import type { SecretServiceLab } from '../desktop/secret-services/secret-service-lab.ts';
import type { Field } from './field-table.ts';

const deadlineMs = 120_000;

type Row = { readonly name: string } & ({ readonly lab: SecretServiceLab } | { readonly missing: string });

/** Every Secret Service in every situation. */
export const fieldKeyrings: Field = async (onProgress) => {
  const skipped: string[] = [];
  const broken: string[] = [];
  const rows: string[][] = [];
  for (const row of findRows(onProgress)) {
    const cells: string[] = [];
    if ('missing' in row) skipped.push(`${row.name}: ${row.missing}`);
    for (const scenario of scenarios) {
      const why = 'missing' in row ? row.missing : scenario.why(row.lab);
      if ('missing' in row || why !== null) {
        cells.push('missing' in row ? 'not run' : '–');
        if (!('missing' in row)) skipped.push(`${row.name}, ${scenario.name}: ${why}`);
        continue;
      }
      const failure = await tryScenario(scenario, row.lab);
      onProgress(`${row.name}, ${scenario.name}: ${failure ?? 'as it should'}`);
      if (failure !== null) broken.push(`${row.name}, ${scenario.name}: ${failure}`);
      cells.push(failure === null ? 'yes' : 'no');
    }
    rows.push([row.name, ...cells]);
  }
  const columns = ['keyring', ...scenarios.map(({ name }) => name)];
  return { title: 'keyrings', columns, rows, broken, skipped };
};

function findRows(onProgress: (line: string) => void): Row[] {
  const parts = obtainKeyringParts(onProgress);
  const kwallet6 = obtainKWallet6(onProgress);
  const oo7 = obtainOo7(onProgress);
  const row = (lab: SecretServiceLab): Row => ({ name: lab.name, lab });
  return [
    row(createGnomeKeyring()),
    ...(parts.status === 'ready'
      ? [row(createKWallet(5, parts.root)), row(createKeePassXC(parts.root))]
      : ['KWallet 5', 'KeePassXC 2.7'].map((name) => ({ name, missing: parts.reason }))),
    kwallet6.status === 'ready'
      ? row(createKWallet(6, kwallet6.root))
      : { name: 'KWallet 6', missing: kwallet6.reason },
    oo7.status === 'ready' ? row(createOo7(oo7.program)) : { name: 'oo7-daemon 0.7', missing: oo7.reason },
  ];
}

async function tryScenario(scenario: Scenario, lab: SecretServiceLab): Promise<string | null> {
  const demo = await startDemoCluster();
  const desktop = await startDesktop({
    keyring: 'absent',
    prompter: true,
    tray: false,
    notifications: false,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`not over after ${deadlineMs / 1000} s`), deadlineMs);
  });
  try {
    return await Promise.race([
      runScenario(scenario, lab, demo, desktop).then(
        () => null,
        (error: unknown) => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)),
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
    await desktop.stop();
    demo.stop();
  }
}
