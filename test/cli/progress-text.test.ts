import { afterEach, expect, it } from 'vitest';
import type { RotationOutcome } from '../../src/shared/contract/state/rotation.ts';
import { rotationPhrases } from '../../src/shared/words/en/rotation-phrases.ts';
import { formatExactTime } from '../../src/shared/words/text/format-time.ts';
import { speakLanguage } from '../fakes/speak-language.ts';
import { progressLines, type LineOf } from '../../src/main/cli/progress-text.ts';
import { terminalText } from '../../src/main/cli/terminal.ts';
import { rotateLine } from '../../src/main/core/files/journal/rotate-line.ts';
import type { RotationProgress } from '../../src/shared/contract/state/rotation.ts';

afterEach(() => speakLanguage('en'));

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

const progressText = (line: RotationProgress, lineOf: LineOf) => terminalText(progressLines(line, lineOf));

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
  expect(progressText({ ...plan, command }, () => '')).toBe(
    ['The API server https://127.0.0.1:16443', ...lines].join('\n'),
  );
});

it('says it in German, with the second column behind labels of that language', async () => {
  await speakLanguage('de');
  expect(progressText({ ...plan, command: 'undo' }, () => '')).toBe(
    [
      'Der API-Server https://127.0.0.1:16443',
      '  Token-Datei:        /snap/credentials/known_tokens.csv',
      '  client.config:      /snap/credentials/client.config',
      '  startet evtl. neu:  microk8s.daemon-kubelite (laufende Container bleiben; die API ist einen Moment lang weg)',
    ].join('\n'),
  );
});

const stateFolder = '/var/lib/keyfob';

it.each([
  [{ snapData: null, stateFolder }, true, 'sudo keyfob rotate --undo'],
  [
    { snapData: "/home/o'neil/data", stateFolder },
    true,
    `sudo keyfob rotate --undo --snap-data '/home/o'\\''neil/data'`,
  ],
  [
    { snapData: '/demo', stateFolder: '/my state', tokenStdin: true },
    false,
    "keyfob rotate --undo --snap-data /demo --state-dir '/my state'",
  ],
])('names the folders of the run in the line that undoes it: %j', (folders, asRoot, line) => {
  const outcome: RotationOutcome = { result: 'rotated', forgetAt: 0, others: [], masters: [] };
  const text = progressText({ kind: 'end', at: 0, outcome }, (command) =>
    rotateLine({ ...folders, command }, { asRoot, program: ['keyfob'] }),
  );
  expect(text).toBe(
    `The new token works and the old one is refused.\n${rotationPhrases().limits}\n"${line}" goes back to the old token until ${formatExactTime(0)}; "--forget" instead of "--undo" removes the old token at once.`,
  );
});

it('gives the other control plane nodes the line that the window gives', () => {
  const warning = { code: 'other-nodes', servers: ['https://b:16443'] } as const;
  expect(
    progressText({ kind: 'warning', warning: { ...warning, servers: ['https://b:16443'] } }, () => ''),
  ).toBe(
    'Note: other API servers have token files of their own and need the same new token: https://b:16443. Run "sudo keyfob rotate --yes --token-stdin" on each.',
  );
});

it('names the other rows of system:masters, and no control character of theirs', () => {
  const masters = [{ line: 3, user: 'ops\u001b[2K' }];
  const plan = progressText({ kind: 'warning', warning: { code: 'other-masters', masters } }, () => '');
  const outcome: RotationOutcome = { result: 'rotated', forgetAt: 0, others: [], masters };
  const end = progressText({ kind: 'end', at: 0, outcome }, () => '');
  for (const text of [plan, end]) {
    expect(text).toMatch(/other rows of the group system:masters, .*: ops.*\[2K \(line 3\)\./);
    expect(text).not.toContain('\u001b');
  }
});

it('tells why a rotation is stuck before it names the backup', () => {
  const text = progressText(
    {
      kind: 'end',
      at: 0,
      outcome: {
        result: 'stuck',
        error: { code: 'rotation-stuck', backup: '/b', command: 'resume' },
        cause: { code: 'rotation-unsafe-path', path: '/t', problem: 'link' },
      },
    },
    () => '',
  );
  expect(text).toMatch(/^\/t is a symbolic link[^]*\nThe rotation could be neither[^]*\/b[^]*\n {2}resume$/);
});

it.each([
  ['new-accepted', 'prove that the new token is accepted: done (200 at 2026-11-29T12:00:00.000Z)'],
  ['old-refused', 'prove that the old token is refused: done (401 at 2026-11-29T12:00:00.000Z)'],
  ['restart', 'restart the API server: done'],
] as const)('says what the API server answered, and when: %s', (step, text) => {
  const at = Date.UTC(2026, 10, 29, 12);
  expect(progressText({ kind: 'done', phase: 'do', step, at }, () => '')).toBe(text);
});
