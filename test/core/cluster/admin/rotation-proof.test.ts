import { expect, it } from 'vitest';
import { rotationProof, type ProofSources } from '../../../../src/main/core/cluster/admin/rotation-proof.ts';
import { rotationPhrases } from '../../../../src/shared/words/en/rotation-phrases.ts';

const begun = Date.UTC(2026, 10, 29, 12);
const at = (seconds: number) => begun + seconds * 1000;
const step = (name: 'restart' | 'new-accepted' | 'old-refused', seconds: number) =>
  ({ phase: 'do', step: name, status: 'done', at: at(seconds) }) as const;
const sources: ProofSources = {
  journal: {
    rotation: 'r',
    snapData: '/snap',
    tokenFile: '/snap/known_tokens.csv',
    clientConfig: '/snap/client.config',
    startedAt: begun,
    engine: { pid: 1, bootId: 'b', startTicks: '1' },
    phase: 'do',
    steps: [step('restart', 41), step('new-accepted', 43), step('old-refused', 44)],
    outcome: {
      result: 'rotated',
      forgetAt: at(90_000),
      others: [
        { server: 'https://10.0.0.2:16443', oldToken: 'accepted' },
        { server: 'https://10.0.0.3:16443', oldToken: 'refused' },
      ],
      masters: [],
    },
    endedAt: at(45),
    forgotten: false,
  },
  cluster: 'home\u202e',
  server: 'https://127.0.0.1:16443',
  oldToken: 'abcdef…uvwxyz',
  newToken: null,
  version: '1.2.3',
  now: at(60),
};

it('tells times, the ends of the tokens, and what each API server answered', () => {
  expect(rotationProof(sources)?.split('\n')).toEqual([
    'Rotation of the admin token',
    '',
    'Cluster:    home\\u{202e}',
    'Began:      2026-11-29T12:00:00.000Z',
    'Ended:      2026-11-29T12:00:45.000Z',
    'Old token:  abcdef…uvwxyz',
    'New token:  not seen by this Keyfob',
    '',
    'What the API servers answered:',
    '2026-11-29T12:00:41.000Z  https://127.0.0.1:16443  API server restarted',
    '2026-11-29T12:00:43.000Z  https://127.0.0.1:16443  200 for the new token, as admin in system:masters',
    '2026-11-29T12:00:44.000Z  https://127.0.0.1:16443  401 for the old token',
    '2026-11-29T12:00:45.000Z  https://10.0.0.2:16443  200 for the old token: still accepted there',
    '2026-11-29T12:00:45.000Z  https://10.0.0.3:16443  401 for the old token',
    '',
    rotationPhrases().limits,
    '',
    'Written by Keyfob 1.2.3, 2026-11-29T12:01:00.000Z. Times are UTC; of the tokens only the ends are shown.',
    '',
  ]);
});

it('proves nothing of a rotation that did not end with a new token', () => {
  const { journal } = sources;
  expect(rotationProof({ ...sources, journal: { ...journal, outcome: { result: 'reverted' } } })).toBeNull();
  expect(rotationProof({ ...sources, journal: { ...journal, outcome: null, endedAt: null } })).toBeNull();
});
