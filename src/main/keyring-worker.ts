import keytar from 'keytar';
import {
  workerRequestSchema,
  type WorkerReply,
  type WorkerRequest,
} from './adapters/keyring/worker-protocol.ts';

/** The pipe to the parent: a message port under Electron, process messages under Node. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: WorkerReply): void;
}

const { parentPort } = process as { readonly parentPort?: ParentPort };

if (parentPort === undefined) {
  process.on('message', (message) => void answer(message, (reply) => process.send?.(reply)));
  process.on('disconnect', () => process.exit());
} else {
  parentPort.on('message', ({ data }) => void answer(data, (reply) => parentPort.postMessage(reply)));
}

async function answer(message: unknown, send: (reply: WorkerReply) => void): Promise<void> {
  const request = workerRequestSchema.parse(message);
  try {
    send({ id: request.id, ok: true, secret: await perform(request) });
  } catch {
    // keytar's errors carry nothing but localised text: that the call failed is all that can be told.
    send({ id: request.id, ok: false, secret: null });
  }
}

async function perform(request: WorkerRequest): Promise<string | null> {
  const { service, account } = request;
  switch (request.call) {
    case 'set':
      await keytar.setPassword(service, account, request.secret);
      return null;
    case 'get':
      return keytar.getPassword(service, account);
    case 'delete':
      await keytar.deletePassword(service, account);
      return null;
  }
}
