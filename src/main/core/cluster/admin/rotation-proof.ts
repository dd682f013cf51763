import { mastersWords } from '../../../../shared/words/rotation-words.ts';
import { rotationPhrases } from '../../../../shared/words/en/rotation-phrases.ts';
import type { RotationJournal, RotationStep } from '../../../../shared/contract/state/rotation.ts';
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

/** A finished rotation as a text that a person keeps: when, which tokens, and what each API server answered; null for any other. No secret is in it. */
export function rotationProof(sources: ProofSources): string | null {
  const { journal, cluster, server, oldToken, newToken, version, now } = sources;
  const { outcome, endedAt, startedAt, steps } = journal;
  if (outcome?.result !== 'rotated' || endedAt === null) return null;
  const say = rotationPhrases().proofText;
  const facts = [
    [say.cluster, visibleText(cluster)],
    [say.began, time(startedAt)],
    [say.ended, time(endedAt)],
    [say.oldToken, oldToken ?? say.unseen],
    [say.newToken, newToken ?? say.unseen],
  ] as const;
  const width = Math.max(...facts.map(([name]) => `${name}: `.length));
  const proven: Partial<Readonly<Record<RotationStep, string>>> = say.step;
  const answers = steps
    .filter(({ phase, status }) => phase === 'do' && status === 'done')
    .flatMap(({ step, at }) => {
      const what = proven[step];
      return what === undefined ? [] : [`${time(at)}  ${visibleText(server)}  ${what}`];
    });
  const elsewhere = (outcome.others ?? []).map(
    (other) => `${time(endedAt)}  ${visibleText(other.server)}  ${say.other[other.oldToken]}`,
  );
  return [
    say.title,
    '',
    ...facts.map(([name, fact]) => `${`${name}:`.padEnd(width)} ${fact}`),
    '',
    say.answers,
    ...answers,
    ...elsewhere,
    ...(outcome.others === null ? [say.othersUnseen] : []),
    '',
    ...(outcome.masters.length === 0 ? [] : [mastersWords(outcome.masters)]),
    rotationPhrases().limits,
    '',
    say.written(version, time(now)),
    '',
  ].join('\n');
}

function time(at: number): string {
  return new Date(at).toISOString();
}
