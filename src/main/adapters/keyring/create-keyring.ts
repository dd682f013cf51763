import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Keyring } from '../../core/ports/keyring.ts';
import type { Secret } from '../../core/secret.ts';
import type { SecretService } from '../dbus/secret-service.ts';
import { KeyringWorkerClient, type WorkerCall } from './keyring-worker-client.ts';
import type { StartWorker } from './worker-transport.ts';

/** What a keyring is made of; times in milliseconds. */
export interface KeyringParts {
  /** The Secret Service attribute `service` of every entry. */
  readonly service: string;
  readonly secretService: SecretService;
  readonly startWorker: StartWorker;
  readonly deadlineMs: number;
  readonly idleMs: number;
}

/** A keyring that a person can also stop. */
export interface StoppableKeyring extends Keyring {
  stop(): void;
}

/**
 * The OS keyring through keytar in a worker. The lock state is asked over D-Bus before every call, because a locked
 * keyring makes keytar hang or answer "not there"; "not there" counts only when it was open before and after.
 */
export function createKeyring({
  service,
  secretService,
  startWorker,
  deadlineMs,
  idleMs,
}: KeyringParts): StoppableKeyring {
  const worker = new KeyringWorkerClient(startWorker, service, deadlineMs, idleMs);

  const run = async (call: WorkerCall): Promise<Result<Secret | null, AppError>> => {
    const before = await secretService.check();
    if (!before.ok) return before;
    const answer = await worker.call(call);
    switch (answer.status) {
      case 'timeout':
        return fail({ code: 'keyring-timeout', seconds: deadlineMs / 1000 });
      case 'failed': {
        const after = await secretService.check();
        return after.ok ? fail({ code: 'keyring-failed' }) : after;
      }
      case 'done': {
        if (call.call === 'set' || answer.secret !== null) return ok(answer.secret);
        const after = await secretService.check();
        return after.ok ? ok(null) : after;
      }
    }
  };

  const withoutValue = (result: Result<unknown, AppError>): Result<null, AppError> =>
    result.ok ? ok(null) : result;

  return {
    check: () => secretService.check(),
    unlock: () => secretService.unlock(),
    store: async (account, secret) => withoutValue(await run({ call: 'set', account, secret })),
    load: (account) => run({ call: 'get', account }),
    delete: async (account) => withoutValue(await run({ call: 'delete', account })),
    stop: () => worker.stop(),
  };
}
