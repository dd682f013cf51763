import { expect, it } from 'vitest';
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
  expect(progressText({ ...plan, command })).toBe(
    ['The API server https://127.0.0.1:16443', ...lines].join('\n'),
  );
});
