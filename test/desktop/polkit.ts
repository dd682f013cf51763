import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Message, Variant } from '@jellybrick/dbus-next';
import { BusPeer } from './bus-peer.ts';
import { endProgram, eventually, runProgram, startProgram } from './processes.ts';

/** Polkit itself; its package puts it there. */
export const polkitProgram = '/usr/lib/polkit-1/polkitd';

const authority = 'org.freedesktop.PolicyKit1';
const authorityPath = '/org/freedesktop/PolicyKit1/Authority';
const agentPath = '/org/keyfob/test/Agent';
const rules = '10-keyfob-test.rules';

const busConfiguration = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=/run/dbus/system_bus_socket</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
`;

/** Starts a program among the mounts of another process. */
export type Enter = (command: readonly string[]) => readonly [command: string, args: string[]];

/** What a polkit agent was asked. */
export interface PolkitQuestion {
  readonly action: string;
  readonly message: string;
}

/** A system bus with polkit on it, for programs that are started among the same mounts. */
export class Polkit {
  readonly #enter: Enter;
  readonly #rules: string;
  /** The address of the bus, from outside of the mounts. */
  readonly address: string;
  readonly #bus: ChildProcess;
  #daemon: ChildProcess | null = null;

  private constructor(enter: Enter, rules: string, address: string, bus: ChildProcess) {
    this.#enter = enter;
    this.#rules = rules;
    this.address = address;
    this.#bus = bus;
  }

  /** Starts both; `root` leads to the root folder of those mounts, and `rulesFolder` lies at /etc/polkit-1/rules.d there. */
  static async start(enter: Enter, root: string, rulesFolder: string): Promise<Polkit> {
    const configuration = join(rulesFolder, 'bus.conf');
    writeFileSync(configuration, busConfiguration, { mode: 0o644 });
    const command = ['dbus-daemon', `--config-file=${configuration}`, '--nofork', '--nopidfile'];
    const bus = startProgram(...enter(command), { stdio: 'ignore' });
    const polkit = new Polkit(enter, rulesFolder, `unix:path=${root}/run/dbus/system_bus_socket`, bus);
    await polkit.allow(null);
    return polkit;
  }

  /** Lets one account do without a question what one action is for, or nobody. */
  async allow(rule: { readonly account: string; readonly action: string } | null): Promise<void> {
    // Its rules are JavaScript of 2009.
    const text =
      rule === null
        ? ''
        : `polkit.addRule(function (action, subject) {
  if (action.id === ${JSON.stringify(rule.action)} &&
      subject.user === ${JSON.stringify(rule.account)}) return polkit.Result.YES;
});
`;
    writeFileSync(join(this.#rules, rules), text, { mode: 0o644 });
    if (this.#daemon !== null) await endProgram(this.#daemon);
    const daemon = startProgram(...this.#enter([polkitProgram, '--no-debug']), { stdio: 'ignore' });
    this.#daemon = daemon;
    const owned = [
      '--dest',
      authority,
      '--object-path',
      authorityPath,
      '--method',
      'org.freedesktop.DBus.Peer.Ping',
    ];
    await eventually('polkit on its bus', async () => {
      const { code } = await runProgram(...this.#enter(['gdbus', 'call', '--system', ...owned]));
      return code === 0 && daemon.exitCode === null ? true : null;
    });
  }

  /** Stands for the desktop's prompt of one process: every question is dismissed, as with Escape. */
  async dismissAll(pid: number, uid: number): Promise<{ readonly asked: PolkitQuestion[]; close(): void }> {
    const peer = await BusPeer.connect(this.address);
    const asked: PolkitQuestion[] = [];
    peer.bus.addMethodHandler((call: Message) => {
      if (call.member !== 'BeginAuthentication') return false;
      const [action, message] = call.body as [string, string];
      asked.push({ action, message });
      peer.bus.send(Message.newError(call, `${authority}.Error.Cancelled`, 'dismissed'));
      return true;
    });
    const process = {
      pid: new Variant('u', pid),
      'start-time': new Variant('t', 0n),
      uid: new Variant('i', uid),
    };
    await peer.call(
      authority,
      authorityPath,
      `${authority}.Authority`,
      'RegisterAuthenticationAgent',
      '(sa{sv})ss',
      [['unix-process', process], 'C', agentPath],
    );
    return { asked, close: () => peer.close() };
  }

  async stop(): Promise<void> {
    if (this.#daemon !== null) await endProgram(this.#daemon);
    await endProgram(this.#bus);
  }
}
