import { expect, it } from 'vitest';
import { createKeyring } from '../../src/main/adapters/keyring/create-keyring.ts';
import type { WorkerRequest } from '../../src/main/adapters/keyring/worker-protocol.ts';
import type { WorkerTransport } from '../../src/main/adapters/keyring/worker-transport.ts';
import { ok } from '../../src/shared/result.ts';

/** A worker that knows no entry. */
function emptyWorker(): WorkerTransport {
  let answer: (message: unknown) => void = () => undefined;
  return {
    send: (message) => answer({ id: (message as WorkerRequest).id, ok: true, secret: null }),
    onMessage: (listener) => (answer = listener),
    onExit: () => undefined,
    kill: () => undefined,
  };
}

it('goes on after a call for which no worker could be started', async () => {
  let starts = 0;
  const keyring = createKeyring({
    service: 'Keyfob test',
    secretService: {
      check: () => Promise.resolve(ok(null)),
      unlock: () => ({ done: Promise.resolve(ok(null)), cancel: () => undefined }),
    },
    startWorker() {
      if (++starts === 1) throw new Error('no more processes');
      return emptyWorker();
    },
    deadlineMs: 1000,
    idleMs: 1000,
  });
  await expect(keyring.load('a')).rejects.toThrow('no more processes');
  expect(await keyring.load('a')).toEqual({ ok: true, value: null });
  keyring.stop();
});
