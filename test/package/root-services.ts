import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapProgram } from '../cluster/snap-program.ts';
import { endProgram, eventually, startProgram } from '../desktop/processes.ts';
import type { CleanRoot } from './clean-root.ts';

const actions = 'usr/share/polkit-1/actions';
const rules = 'etc/polkit-1/rules.d/10-keyfob-test.rules';
const socket = 'run/dbus/system_bus_socket';

/** The root’s own system bus, which starts the root’s own polkit when it is asked for. */
export class SystemBus {
  readonly #root: CleanRoot;
  readonly #daemon: ChildProcess;

  private constructor(root: CleanRoot, daemon: ChildProcess) {
    this.#root = root;
    this.#daemon = daemon;
  }

  static async start(root: CleanRoot): Promise<SystemBus> {
    await root.must(['mkdir', '-p', '/run/dbus']);
    const daemon = startProgram(...root.enter(['dbus-daemon', '--system', '--nofork', '--nopidfile']), {
      stdio: 'ignore',
    });
    await eventually('the system bus', () => (existsSync(join(root.path, socket)) ? true : null));
    return new SystemBus(root, daemon);
  }

  /** Lets one account do what Keyfob’s own action is for, without a question, and nothing else. */
  allow(account: string): void {
    const folder = join(this.#root.path, actions);
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const own = texts.find((text) => text.includes('/usr/libexec/keyfob/'));
    const action = /<action id="([^"]+)"/.exec(own ?? '')?.[1];
    if (action === undefined) throw new Error('the package has no polkit action');
    // Its rules are JavaScript of 2009.
    const rule = `polkit.addRule(function (action, subject) {
  if (action.id === ${JSON.stringify(action)} && subject.user === ${JSON.stringify(account)}) return polkit.Result.YES;
});
`;
    writeFileSync(join(this.#root.path, rules), rule, { mode: 0o644 });
  }

  async stop(): Promise<void> {
    await endProgram(this.#daemon);
  }
}

/** Puts `snap` into the root, which has no Node: it asks the same as the rig’s own. */
export function putSnapProgram(root: CleanRoot, snap: SnapProgram): void {
  const control = join(snap.path.split(':')[0]!, 'control');
  const program = `#!/usr/bin/perl
use IO::Socket::UNIX;
my $rig = IO::Socket::UNIX->new(Peer => '${control}') or exit 1;
print $rig '[' . join(',', map { '"' . $_ . '"' } @ARGV) . ']';
shutdown($rig, 1);
my $answer = join '', <$rig>;
my ($code) = $answer =~ /"code":(\\d+)/;
my ($text) = $answer =~ /"stdout":"(.*)"/;
$text =~ s/\\\\n/\\n/g;
print $text;
exit $code;
`;
  writeFileSync(join(root.path, 'usr/bin/snap'), program, { mode: 0o755 });
}
