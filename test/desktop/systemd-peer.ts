import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BusPeer } from './bus-peer.ts';
import { commandAs, type User } from './users.ts';

const name = 'org.freedesktop.systemd1';
const managerPath = '/org/freedesktop/systemd1';
const manager = `${name}.Manager`;
const job = `${managerPath}/job/1`;

/** Whether the real `systemd-run` is here. */
export const hasSystemdRun = spawnSync('systemd-run', ['--version']).status === 0;

/** A timer that `systemd-run` asked for. */
export interface AskedTimer {
  readonly unit: string;
  /** Microseconds from now to its one moment. */
  readonly afterMicroseconds: bigint;
  readonly service: string;
  /** What the service runs, with its arguments. */
  readonly command: readonly string[];
}

type Properties = readonly [name: string, value: { readonly value: unknown }][];

/** Stands on a bus where systemd would: notes the timers that the real `systemd-run` asks it for, and starts none. */
export class SystemdPeer {
  readonly timers: AskedTimer[] = [];
  readonly #peer: BusPeer;

  private constructor(peer: BusPeer) {
    this.#peer = peer;
  }

  /**
   * Puts the real `systemd-run` into a folder that will lie over /usr/bin, to be run as this user: root's speaks to
   * systemd without the bus.
   */
  static putProgram(bin: string, user: User): void {
    const real = join(bin, 'real-systemd-run');
    copyFileSync('/usr/bin/systemd-run', real);
    const [command, args] = commandAs(user, [], ['/usr/bin/real-systemd-run']);
    writeFileSync(join(bin, 'systemd-run'), `#!/bin/sh\nexec ${command} ${args.join(' ')} "$@"\n`);
    for (const file of [real, join(bin, 'systemd-run')]) chmodSync(file, 0o755);
  }

  static async connect(address: string): Promise<SystemdPeer> {
    const peer = await BusPeer.connect(address);
    const systemd = new SystemdPeer(peer);
    peer.answer(manager, ({ member, body }) => {
      if (member !== 'StartTransientUnit') return null;
      const [unit, , properties, [service]] = body as [
        string,
        string,
        Properties,
        [service: string, properties: Properties][],
      ];
      systemd.#note(unit, properties, service!);
      setTimeout(() => peer.emit(managerPath, manager, 'JobRemoved', 'uoss', [1, job, unit, 'done']), 50);
      return ['o', [job]];
    });
    await peer.own(name);
    return systemd;
  }

  close(): void {
    this.#peer.close();
  }

  #note(unit: string, properties: Properties, [service, ofService]: [string, Properties]): void {
    const [[, afterMicroseconds]] = valueOf(properties, 'TimersMonotonic') as [[string, bigint]];
    const [[, command]] = valueOf(ofService, 'ExecStart') as [[string, string[]]];
    this.timers.push({ unit, afterMicroseconds, service, command });
  }
}

function valueOf(properties: Properties, wanted: string): unknown {
  return properties.find(([property]) => property === wanted)?.[1].value;
}
