import { expect, it } from 'vitest';
import { rotateLine } from '../../src/main/cli/rotate-line.ts';
import { progressText } from '../../src/main/cli/progress-text.ts';
import type { RotationProgress } from '../../src/shared/rotation.ts';

const plan = {
  kind: 'plan' as const,
  server: 'https://127.0.0.1:16443',
  tokenFile: '/snap/credentials/known_tokens.csv',
  clientConfig: '/snap/credentials/client.config',
  service: 'microk8s.daemon-kubelite',
  steps: [],
} satisfies Omit<Extract<RotationProgress, { kind: 'plan' }>, 'command'>;
const files = [
  '  token file:    /snap/credentials/known_tokens.csv',
  '  client.config: /snap/credentials/client.config',
];
const service = 'microk8s.daemon-kubelite (running containers go on; the API is away for a moment)';

it.each([
  ['rotate', [...files, `  restarts:      ${service}`]],
  ['resume', [...files, `  may restart:   ${service}`]],
  ['undo', [...files, `  may restart:   ${service}`]],
  [
    'forget',
    [
      '  removes the old token that was kept aside; nothing is restarted and no credential changes',
      '  after that the rotation cannot be undone',
    ],
  ],
] as const)('says what %s will do before it asks', (command, lines) => {
  expect(progressText({ ...plan, command }, 'keyfob rotate')).toBe(
    ['The API server https://127.0.0.1:16443', ...lines].join('\n'),
  );
});

const stateFolder = '/var/lib/keyfob';

it.each([
  [{ snapData: null, stateFolder }, true, 'sudo keyfob rotate'],
  [
    { snapData: "/home/o'neil/data", stateFolder },
    true,
    `sudo keyfob rotate --snap-data '/home/o'\\''neil/data'`,
  ],
  [
    { snapData: '/demo', stateFolder: '/my state' },
    false,
    "keyfob rotate --snap-data /demo --state-dir '/my state'",
  ],
])('names the folders of the run in the line that undoes it: %j', (folders, asRoot, line) => {
  const again = rotateLine(folders, asRoot);
  expect(again).toBe(line);
  const outcome = { result: 'rotated', forgetAt: 0, others: [] } as const;
  expect(progressText({ kind: 'end', at: 0, outcome: { ...outcome, others: [] } }, again)).toBe(
    `The new token works and the old one is refused.\n"${line} --undo" goes back until 1970-01-01T00:00:00.000Z; "--forget" removes the old token at once.`,
  );
});
