import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';

/** What `snap restart` does to the API server of the rig. */
export type RestartBehaviour =
  | { readonly kind: 'restarts' }
  /** Says that it failed, and did nothing. */
  | { readonly kind: 'fails' }
  /** Stops it and never starts it again. */
  | { readonly kind: 'never-back' }
  | { readonly kind: 'late'; readonly byMs: number }
  /** Says that all went well, and did nothing. */
  | { readonly kind: 'ignores' };

/** A `snap` program for the PATH of the engine: it restarts the rig's real API server and answers `snap changes`. */
export interface SnapProgram {
  /** A PATH on which it comes first. */
  readonly path: string;
  /** What the next restarts do, one after the other; the last one stays. */
  restarts: RestartBehaviour[];
  /** The state of the last change that `snap changes` lists. */
  change: string;
  /** The arguments of each call, in order. */
  readonly calls: string[];
  /** Runs before each answer, which waits for it. */
  beforeAnswer: () => Promise<void>;
  /** Runs when a restart is asked for, before anything restarts. */
  onRestart: () => void;
  /** Runs when a restart is over, before the program is told so. */
  onRestarted: () => void;
  stop(): Promise<void>;
}

/**
 * Puts the program into a folder of its own; it speaks to this process through a socket there, and starts as fast as snapd's
 * own does, so that what a rotation takes is not the rig's.
 */
export async function startSnapProgram(cluster: Cluster): Promise<SnapProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-bin-'));
  chmodSync(folder, 0o755);
  const socket = join(folder, 'control');
  const program = join(folder, 'snap');
  writeFileSync(
    program,
    `#!/usr/bin/perl
use Socket;
socket(my $rig, PF_UNIX, SOCK_STREAM, 0) or die;
connect($rig, sockaddr_un('${socket}')) or die;
syswrite($rig, join("\\0", @ARGV));
shutdown($rig, 1);
local $/;
my ($code, $printed) = split(/\\n/, <$rig>, 2);
print $printed;
exit $code;
`,
  );
  chmodSync(program, 0o755);

  const state: SnapProgram = {
    path: `${folder}:/usr/sbin:/usr/bin:/sbin:/bin`,
    restarts: [{ kind: 'restarts' }],
    change: 'Done',
    calls: [],
    beforeAnswer: () => Promise.resolve(),
    onRestart: () => undefined,
    onRestarted: () => undefined,
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const answer = async (args: readonly string[]) => {
    state.calls.push(args.join(' '));
    await state.beforeAnswer();
    if (args[0] === 'changes') return { code: 0, stdout: changes(state.change) };
    if (args[0] !== 'restart') return { code: 1, stdout: '' };
    const behaviour = state.restarts.length > 1 ? state.restarts.shift()! : state.restarts[0]!;
    state.onRestart();
    const code = await restart(cluster, behaviour);
    state.onRestarted();
    return { code, stdout: '' };
  };
  const server = createServer({ allowHalfOpen: true }, (connection: Socket) => {
    let text = '';
    connection.on('data', (data) => (text += data.toString()));
    connection.on('error', () => undefined);
    connection.on('end', () => {
      void answer(text.split('\0')).then(({ code, stdout }) => connection.end(`${code}\n${stdout}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  chmodSync(socket, 0o666);
  return state;
}

async function restart(cluster: Cluster, behaviour: RestartBehaviour): Promise<number> {
  if (behaviour.kind === 'fails') return 1;
  if (behaviour.kind === 'ignores') return 0;
  await cluster.stopApiServer();
  if (behaviour.kind === 'late') {
    setTimeout(() => void cluster.launchApiServer(), behaviour.byMs);
    return 0;
  }
  if (behaviour.kind === 'restarts') await cluster.launchApiServer();
  return 0;
}

function changes(status: string): string {
  return [
    'ID   Status  Spawn               Ready               Summary',
    '1    Done    today at 10:00 UTC  today at 10:01 UTC  Install "microk8s" snap',
    `2    ${status}  today at 11:00 UTC  -                   Refresh "microk8s" snap`,
    '',
  ].join('\n');
}
