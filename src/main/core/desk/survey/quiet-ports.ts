import { ok } from '../../../../shared/contract/values/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';

/** What changes something, or needs a person: whoever only looks asks for none of it. */
export type QuietPorts = Pick<
  Ports,
  | 'activityFile'
  | 'autostart'
  | 'browser'
  | 'dashboardProxy'
  | 'clipboard'
  | 'endApp'
  | 'installation'
  | 'keyring'
  | 'log'
  | 'notifier'
  | 'privateFiles'
  | 'restartApp'
  | 'realApp'
  | 'windows'
>;

/** These ports for a survey: what it notes by the way is forgotten, and anything else is a bug. */
export const quietPorts: QuietPorts = {
  activityFile: { append: () => Promise.resolve(ok(null)), read: never, mark: never },
  autostart: { adopt: never, isOn: never, set: never },
  browser: { open: never },
  dashboardProxy: { open: never },
  clipboard: { put: never, clearIfOurs: never, putText: never },
  endApp: never,
  installation: { watch: never },
  keyring: { check: never, unlock: never, store: never, load: never, delete: never },
  log: { write: () => undefined, pageBug: () => undefined, failure: () => undefined },
  notifier: { show: never, withdraw: never },
  privateFiles: { write: never },
  restartApp: never,
  realApp: { snapData: never, chooseSnapData: never, takeOver: never },
  windows: {
    show: never,
    reload: never,
    isOpen: () => false,
    isFocused: () => false,
    isAsking: () => false,
    chooseFolder: never,
    chooseNewFile: never,
    confirm: never,
    choose: never,
    tell: never,
  },
};

/** These documents, which are only read: what would be written is forgotten with the survey. */
export function readOnly(documents: DocumentStore): DocumentStore {
  return {
    read: (name) => documents.read(name),
    path: (name) => documents.path(name),
    write: () => Promise.resolve(ok(null)),
    setAside: () => Promise.resolve(ok(null)),
    remove: () => Promise.resolve(ok(null)),
  };
}

/** A clock by which nothing becomes due: nothing is renewed, told or asked again. */
export function stillClock(clock: Clock): Clock {
  return { now: () => clock.now(), after: () => () => undefined };
}

function never(): never {
  throw new TypeError('a survey only looks');
}
