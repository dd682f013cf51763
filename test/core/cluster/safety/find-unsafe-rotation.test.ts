import { describe, expect, it } from 'vitest';
import type { JournalState } from '../../../../src/shared/contract/state/admin-state.ts';
import type { OtherNode } from '../../../../src/shared/contract/state/nodes-state.ts';
import { describeFinding } from '../../../../src/shared/words/safety-words.ts';
import { find, now } from './find-in-cluster.ts';
import { nothingKnown } from '../../../../src/shared/words/known/known.ts';

const forgetLine = 'sudo /usr/bin/keyfob rotate --forget --snap-data /snap';

describe('findings of a rotation', () => {
  it('tell that a rotation was cut off, unless files and API server agree', () => {
    const unfinished = {
      status: 'unfinished',
      rotation: 'r',
      startedAt: 5,
      steps: [],
      files: 'differ',
      server: 'accepts',
      inForce: null,
      isAcknowledged: false,
      cause: null,
      resumeLine: 'sudo keyfob rotate --resume',
    } satisfies JournalState;
    const unsettled = { kind: 'rotation-unsettled', startedAt: 5 };
    expect(find({}, { journal: unfinished })).toEqual([{ ...unsettled, isSeen: true }]);
    expect(find({}, { journal: { ...unfinished, files: 'agree', server: 'refuses' } })).toEqual([
      { ...unsettled, isSeen: true },
    ]);
    expect(find({}, { journal: { ...unfinished, inForce: 'old' } })).toEqual([]);
  });

  it.each([
    { files: 'agree', server: 'unknown' },
    { files: 'unknown', server: 'accepts' },
    { files: 'unknown', server: 'unknown' },
  ] as const)('do not take for disagreement what could not be seen: $files, $server', (look) => {
    const journal = {
      status: 'unfinished',
      rotation: 'r',
      startedAt: 5,
      steps: [],
      inForce: null,
      isAcknowledged: false,
      cause: null,
      resumeLine: 'sudo keyfob rotate --resume',
      ...look,
    } satisfies JournalState;
    const [finding] = find({}, { journal });
    expect(finding).toEqual({ kind: 'rotation-unsettled', startedAt: 5, isSeen: false });
    expect(describeFinding(finding!, nothingKnown).why).toContain('could not find out');
    expect(describeFinding(finding!, nothingKnown).why).not.toContain('do not agree');
  });

  describe('of other control plane nodes', () => {
    const error = { code: 'api-timeout', server: 'https://127.0.0.1:16443', seconds: 10 } as const;
    const node = (name: string | null, last: number, token: OtherNode['token']) => ({
      ...{ name, server: `https://10.0.0.${last}:16443`, token },
    });
    const others = [
      node('attic', 2, { status: 'other' }),
      node(null, 3, { status: 'unknown', error }),
      node('shed', 4, { status: 'away' }),
      node('garage', 5, { status: 'same' }),
      node('porch', 6, { status: 'asking' }),
    ];
    const nodes = { cluster: 'identity', others, error: null, isSeen: true };
    const attic = { name: 'attic', server: 'https://10.0.0.2:16443' };
    const outcome = { result: 'rotated' as const, forgetAt: now, others: [], masters: [] };
    const ended = {
      status: 'ended' as const,
      startedAt: 5,
      endedAt: 6,
      outcome,
      undoUntil: now + 1,
      forgetLine,
    };

    it('name those that still accept the old token apart from those that could not be asked', () => {
      const found = find({}, { journal: ended, nodes });
      expect(found).toEqual([
        { kind: 'old-token-accepted', nodes: [attic] },
        {
          kind: 'old-token-unasked',
          nodes: [
            { name: null, server: 'https://10.0.0.3:16443' },
            { name: 'shed', server: 'https://10.0.0.4:16443' },
          ],
        },
      ]);
      expect(found.map((finding) => describeFinding(finding, nothingKnown).what)).toEqual([
        'The old admin token is still accepted at attic (https://10.0.0.2:16443).',
        'Keyfob could not find out whether the old admin token is still accepted at https://10.0.0.3:16443, shed (https://10.0.0.4:16443).',
      ]);
    });

    it('tell that they could not be looked for, only after a rotation and until a look, also the engine’s, succeeds', () => {
      const unseen = { cluster: 'identity', others: [], error, isSeen: false };
      const journal = { ...ended, outcome: { ...outcome, others: null, masters: [] } };
      expect(find({}, { journal, nodes: unseen })).toEqual([{ kind: 'nodes-unseen', error }]);
      expect(find({}, { nodes: unseen })).toEqual([]);
      expect(find({}, { journal, nodes: { ...unseen, isSeen: true } })).toEqual([]);
      expect(find({}, { journal: ended, nodes: unseen })).toEqual([]);
    });

    it('are followed after a rotation that was cut off with the new token in force as after one that ended', () => {
      const cutOff = {
        ...{
          status: 'unfinished',
          rotation: 'r',
          startedAt: 5,
          steps: [],
          isAcknowledged: false,
          cause: null,
        },
        ...{ files: 'agree', server: 'accepts', inForce: 'new', resumeLine: 'sudo keyfob rotate --resume' },
      } satisfies JournalState;
      const seen = find({}, { journal: ended, nodes });
      expect(find({}, { journal: cutOff, nodes })).toEqual(seen);
      const unseen = { cluster: 'identity', others: [], error, isSeen: false };
      expect(find({}, { journal: cutOff, nodes: unseen })).toEqual([{ kind: 'nodes-unseen', error }]);
      expect(find({}, { journal: { ...cutOff, inForce: 'old' }, nodes })).toEqual([
        { kind: 'nodes-differ', nodes: [attic] },
      ]);
    });

    it('tell after an undo that the others must be undone, too', () => {
      const [finding, ...more] = find({}, { journal: { ...ended, outcome: { result: 'reverted' } }, nodes });
      expect([finding, ...more]).toEqual([{ kind: 'nodes-not-undone', nodes: [attic] }]);
      const { what, remedy } = describeFinding(finding!, nothingKnown);
      expect({ what, remedy }).toEqual({
        what: 'The admin token of this machine is not accepted at attic (https://10.0.0.2:16443).',
        remedy:
          'Undo it there too, with “sudo keyfob rotate --undo”; where that is not possible any more, rotate there with the admin token of this machine.',
      });
    });

    it('tell without a rotation of this machine only that the tokens differ', () => {
      expect(find({}, { nodes })).toEqual([{ kind: 'nodes-differ', nodes: [attic] }]);
    });
  });

  it('tell of a backup past its time', () => {
    const outcome = { result: 'rotated' as const, forgetAt: now, others: null, masters: [] };
    const ended = { status: 'ended' as const, startedAt: 5, endedAt: 6, outcome, undoUntil: now, forgetLine };
    expect(find({}, { journal: ended })).toEqual([
      { kind: 'rotation-backup-overdue', dueAt: now, command: forgetLine },
    ]);
    expect(find({}, { journal: { ...ended, undoUntil: now + 1 } })).toEqual([]);
  });
});
