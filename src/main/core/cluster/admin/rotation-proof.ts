import { rotationPhrases } from '../../../../shared/words/en/rotation-phrases.ts';
import { mastersWords } from '../../../../shared/words/rotation-words.ts';
import type {
  OtherServer,
  RotationJournal,
  RotationStep,
} from '../../../../shared/contract/state/rotation.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';

/** What a proof is written from; times are epoch milliseconds. */
export interface ProofSources {
  readonly journal: RotationJournal;
  readonly cluster: string;
  /** `https://host:port`. */
  readonly server: string;
  /** As people may see them; null where this Keyfob did not see the change. */
  readonly oldToken: string | null;
  readonly newToken: string | null;
  readonly version: string;
  readonly now: number;
}

const proven: Partial<Readonly<Record<RotationStep, string>>> = {
  restart: 'API server restarted',
  'new-accepted': '200 for the new token, as admin in system:masters',
  'old-refused': '401 for the old token',
};

const others: Readonly<Record<OtherServer['oldToken'], string>> = {
  accepted: '200 for the old token: still accepted there',
  refused: '401 for the old token',
  unknown: 'could not be asked about the old token',
  away: 'not asked: no API server is announced there',
};

/** A finished rotation as a text that a person keeps: when, which tokens, and what each API server answered; null for any other. No secret is in it. */
export function rotationProof(sources: ProofSources): string | null {
  const { journal, cluster, server, oldToken, newToken, version, now } = sources;
  const { outcome, endedAt, startedAt, steps } = journal;
  if (outcome?.result !== 'rotated' || endedAt === null) return null;
  const unseen = 'not seen by this Keyfob';
  const facts = [
    ['Cluster', visibleText(cluster)],
    ['Began', time(startedAt)],
    ['Ended', time(endedAt)],
    ['Old token', oldToken ?? unseen],
    ['New token', newToken ?? unseen],
  ];
  const answers = steps
    .filter(({ phase, status }) => phase === 'do' && status === 'done')
    .flatMap(({ step, at }) => {
      const what = proven[step];
      return what === undefined ? [] : [`${time(at)}  ${visibleText(server)}  ${what}`];
    });
  const elsewhere = (outcome.others ?? []).map(
    (other) => `${time(endedAt)}  ${visibleText(other.server)}  ${others[other.oldToken]}`,
  );
  return [
    'Rotation of the admin token',
    '',
    ...facts.map(([name = '', fact = '']) => `${`${name}:`.padEnd(11)} ${fact}`),
    '',
    'What the API servers answered:',
    ...answers,
    ...elsewhere,
    ...(outcome.others === null ? ['Other control plane nodes could not be looked for.'] : []),
    '',
    ...(outcome.masters.length === 0 ? [] : [mastersWords(outcome.masters)]),
    rotationPhrases().limits,
    '',
    `Written by Keyfob ${version}, ${time(now)}. Times are UTC; of the tokens only the ends are shown.`,
    '',
  ].join('\n');
}

function time(at: number): string {
  return new Date(at).toISOString();
}
