import { utilityProcess } from 'electron';

/** Starts the keyring worker as an Electron utility process; its environment holds what the Secret Service needs. */
export function startKeyringWorker(entry: string, environment: Readonly<Record<string, string>>) {
  const worker = utilityProcess.fork(entry, [], {
    serviceName: 'Keyfob keyring',
    env: environment,
    stdio: 'ignore',
  });
  return {
    send: (message: unknown) => worker.postMessage(message),
    onMessage: (listener: (message: unknown) => void) => void worker.on('message', listener),
    onExit: (listener: () => void) => void worker.on('exit', listener),
    kill: () => void worker.kill(),
  };
}
