import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KeyPair } from '../../cluster/certificates.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import { giveToGroup } from '../../cluster/snap-data.ts';
import { eventually } from '../../desktop/processes.ts';
import { commandAs, strangers, type User } from '../../desktop/users.ts';

const program = readFileSync(join(import.meta.dirname, 'impostor.mjs'), 'utf8');
/** Opens a socket as descriptor 3 and hands it to the program that it becomes. */
const handDown = `$^F = 3;
my $socket = IO::Socket::IP->new(LocalHost => shift, LocalPort => shift, Listen => 9, V6Only => 0) or die $@;
die 'descriptor' unless fileno($socket) == 3;
exec @ARGV;`;
const [account, ofGroup] = strangers(2) as [User, User];

/** The second uid of these attacks, and the group of MicroK8s that it is a member of. */
export const member = { ...account, group: ofGroup.gid };

/** Gives the snap data to the group, as MicroK8s does. */
export function letMembersIn({ snapData }: Cluster): void {
  giveToGroup(snapData, member.group);
}

/** A rig whose files the member may write. */
export interface MembersRig extends RunningRig {
  readonly tokenFile: string;
  /** What the token file held at first. */
  readonly before: string;
  /** Goes back behind a rotation, and to both files as they were at first. */
  restore(): Promise<void>;
}

/** Starts a rig and lets the member in. */
export async function startMembersRig(): Promise<MembersRig> {
  const rig = await startRig();
  const { cluster, snap, engine } = rig;
  letMembersIn(cluster);
  const tokenFile = join(cluster.snapData.current, 'credentials/known_tokens.csv');
  const before = readFileSync(tokenFile, 'utf8');
  const clientConfig = join(cluster.snapData.current, 'credentials/client.config');
  const configBefore = readFileSync(clientConfig, 'utf8');
  return {
    ...rig,
    tokenFile,
    before,
    async restore() {
      snap.onRestart = () => undefined;
      snap.restarts = [{ kind: 'restarts' }];
      for (const [file, text] of [
        [tokenFile, before],
        [clientConfig, configBefore],
      ] as const) {
        rmSync(file, { force: true });
        writeFileSync(file, text);
      }
      letMembersIn(cluster);
      await cluster.restart();
      engine.reset();
    },
  };
}

/** A command as the member. */
export function asMember(command: readonly string[]): [command: string, args: string[]] {
  return commandAs(member, [member.group], command);
}

/** Lets the member put a text in the place of a file's own, which it could not if the modes forbade it. */
export function plant(file: string, text: string): void {
  const [command, args] = asMember(['sh', '-c', 'cat > "$0"', file]);
  const { status, stderr } = spawnSync(command, args, { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the member cannot write ${file}: ${stderr}`);
}

/** A server of the member's. */
export interface Impostor {
  /** What it saw: `connection`, `request …` without a token, `token …` with one. */
  readonly seen: readonly string[];
  /** Those that carried a token. */
  readonly tokens: readonly string[];
  /** Waits until it listens. */
  listening(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the member listens and what it answers with. */
export interface ImpostorPlan extends Partial<KeyPair> {
  readonly port: number;
  readonly host?: string;
  /** The token that a rotation finds. */
  readonly old: string;
  /** Whether root opens the listening socket and the member only accepts, as with a socket of systemd's. */
  readonly handedDown?: boolean;
  /** A port to pass everything on to instead of answering. */
  readonly forwardTo?: number;
}

/** Starts a server as the member, which takes the port as soon as it can. */
export function startImpostor({
  host = '127.0.0.1',
  forwardTo,
  certificate = '',
  key = '',
  handedDown = false,
  ...rest
}: ImpostorPlan): Impostor {
  const plan = JSON.stringify({ ...rest, host, certificate, key, handedDown, forwardTo: forwardTo ?? null });
  const command = asMember([process.execPath, '--input-type=module', '-e', program, plan]).flat();
  const [start = '', ...args] = handedDown
    ? ['perl', '-MIO::Socket::IP', '-e', handDown, host, String(rest.port), ...command]
    : command;
  const child = spawn(start, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const seen: string[] = [];
  let isListening = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'listening') isListening = true;
    else seen.push(line);
  });
  return {
    seen,
    get tokens() {
      return seen.filter((line) => line.startsWith('token'));
    },
    async listening() {
      await eventually('an impostor that listens', () => Promise.resolve(isListening || null));
    },
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
