import { isUnfinished, rotationRecordSchema } from '../../../../shared/contract/state/rotation.ts';
import type { RotationJournal, RotationRecord } from '../../../../shared/contract/state/rotation.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { parseJson } from '../text/parse-json.ts';

/** Where the engine keeps what it must not lose, when root runs it. */
export const rotationStateFolder = '/var/lib/keyfob';

/** The files of one cluster's state folder: a journal for all to read, backup and lock for its owner alone. */
export interface RotationPaths {
  readonly folder: string;
  readonly journal: string;
  readonly backup: string;
  readonly lock: string;
}

/** The state files of the cluster with this identity below `stateFolder`. */
export function rotationPaths(stateFolder: string, identity: string): RotationPaths {
  const folder = `${stateFolder}/${identity}`;
  return { folder, journal: `${folder}/journal`, backup: `${folder}/backup`, lock: `${folder}/lock` };
}

/** The most bytes that a journal or a backup may have; a larger one is none. */
export const rotationFileLimit = 1024 * 1024;

/** The line of a record. */
export function journalLine(record: RotationRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/**
 * What a journal says; null for an empty one. A last line that the power cut off mid-way was never synced and does
 * not count; anything else that is no record makes the journal unreadable.
 */
export function readJournal(text: string): Result<RotationJournal | null, 'unreadable'> {
  const lines = text.split('\n').slice(0, -1);
  let journal: RotationJournal | null = null;
  for (const line of lines) {
    const record = rotationRecordSchema.safeParse(parseJson(line));
    if (!record.success) return fail('unreadable');
    const next = addRecord(journal, record.data);
    if (next === null) return fail('unreadable');
    journal = next;
  }
  return ok(journal);
}

/** The journal after one more record; null when the first record is not its beginning. */
export function addRecord(journal: RotationJournal | null, record: RotationRecord): RotationJournal | null {
  if (record.kind === 'begun') {
    const { rotation, snapData, tokenFile, clientConfig, engine, at } = record;
    return {
      rotation,
      snapData,
      tokenFile,
      clientConfig,
      engine,
      startedAt: at,
      phase: 'do',
      steps: [],
      outcome: null,
      endedAt: null,
      forgotten: false,
    };
  }
  if (journal === null) return null;
  switch (record.kind) {
    case 'taken-up':
      return isUnfinished(journal)
        ? { ...journal, engine: record.engine, outcome: null, endedAt: null }
        : { ...journal, engine: record.engine };
    case 'intended': {
      const { phase, step, at } = record;
      const steps = [...journal.steps, { phase, step, status: 'intended' as const, at }];
      return { ...journal, phase, steps, outcome: null, endedAt: null };
    }
    case 'done':
    case 'failed': {
      const { kind, phase, step, at } = record;
      const last = journal.steps.findLastIndex((each) => each.phase === phase && each.step === step);
      if (last < 0) return null;
      return { ...journal, steps: journal.steps.with(last, { phase, step, status: kind, at }) };
    }
    case 'ended':
      return { ...journal, outcome: record.outcome, endedAt: record.at };
    case 'forgotten':
      return { ...journal, forgotten: true };
  }
}
