import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from '../desktop.ts';
import { endProgram, runProgram, startProgram } from '../processes.ts';
import { unpackedProgram, type UnpackedProgram } from '../unpacked.ts';
import { typeInto, waitForOwner, waitForWindow, type SecretServiceLab } from './secret-service-lab.ts';

const password = 'pw';
const exposed = '11111111-2222-4333-8444-555555555555';

/** The settings of a person who lets other programs in, and has them asked for. */
const settings = `[General]
ConfigVersion=2
UpdateCheckMessageShown=true
[GUI]
CheckForUpdates=false
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem=true
`;

/** KeePassXC with its Secret Service: it asks for each entry of each new connection. */
export function createKeePassXC(root: string): SecretServiceLab {
  const program = unpackedProgram(root, 'usr/bin/keepassxc');
  const tool = unpackedProgram(root, 'usr/bin/keepassxc-cli');
  let desktop: Desktop | null = null;
  let running: ChildProcess | null = null;
  let question = '';

  // Where it puts the lock by which it is the only one of its user.
  const envOf = (on: Desktop, { env }: UnpackedProgram) => ({
    ...on.env,
    ...env,
    QT_QPA_PLATFORM: 'xcb',
    TMPDIR: on.home,
  });

  const cli = (on: Desktop, args: readonly string[], input: string) =>
    runProgram(tool.command, [...tool.args, ...args], { env: envOf(on, tool), input, deadlineMs: 30_000 });

  const makeDatabase = async (on: Desktop, name: string, isExposed: boolean) => {
    const file = join(on.home, `${name}.kdbx`);
    if (existsSync(file)) return file;
    const xml = join(on.home, `${name}.xml`);
    writeFileSync(xml, databaseXml(name, isExposed));
    const made = await cli(on, ['import', '-p', xml, file], `${password}\n${password}\n`);
    if (made.code !== 0) throw new Error(`keepassxc-cli import: ${made.stderr}`);
    return file;
  };

  const end = async (signal: NodeJS.Signals) => {
    if (running !== null) await endProgram(running, signal);
    running = null;
  };

  return {
    name: 'KeePassXC 2.7',
    opensInSilence: false,
    asksForEntries: true,
    hidesIn: 'home',
    why: () => null,
    async start(on, state) {
      desktop = on;
      const config = join(on.env.XDG_CONFIG_HOME!, 'keepassxc');
      mkdirSync(config, { recursive: true, mode: 0o700 });
      writeFileSync(join(config, 'keepassxc.ini'), settings);
      const names = {
        open: 'home',
        locked: 'home',
        asks: 'home',
        'no-default': 'closed',
        'other-default': 'work',
      };
      const file = await makeDatabase(on, names[state], state !== 'no-default');
      const isLocked = state === 'locked' || state === 'asks';
      question = isLocked ? '^Unlock Database' : 'Access Request';
      const args = [...program.args, ...(isLocked ? [] : ['--pw-stdin']), file];
      running = startProgram(program.command, args, {
        env: envOf(on, program),
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      running.stdin?.end(isLocked ? '' : `${password}\n`);
      await waitForOwner(on, running.pid!, program.executable);
      const title = isLocked ? 'Locked.* - KeePassXC' : `^${names[state]} - KeePassXC|kdbx - KeePassXC`;
      await waitForWindow(on, title);
    },
    async waitForQuestion() {
      await waitForWindow(desktop!, question);
    },
    async reply(reply) {
      const text = reply === 'deny' || question === 'Access Request' ? '' : password;
      await typeInto(desktop!, question, text, reply === 'deny' ? 'Escape' : 'Return');
      question = 'Access Request';
    },
    async accounts() {
      const file = join(desktop!.home, 'home.kdbx');
      const exported = await cli(desktop!, ['export', '-q', file], `${password}\n`);
      const [, bin = ''] = /<RecycleBinUUID>(.*?)<\/RecycleBinUUID>/.exec(exported.stdout) ?? [];
      return accountsIn(exported.stdout, bin);
    },
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    end: () => end('SIGTERM'),
  };
}

/** The accounts of entries that are not in the recycle bin; an entry's history holds it once more. */
function accountsIn(xml: string, bin: string): string[] {
  const live = bin === '' ? xml : (xml.split(`<UUID>${bin}</UUID>`)[0] ?? '');
  const found = [...live.matchAll(/<Key>account<\/Key>\s*<Value[^>]*>(.*?)<\/Value>/g)];
  return [...new Set(found.map(([, account = '']) => account))];
}

function databaseXml(name: string, isExposed: boolean): string {
  const data = isExposed
    ? `<CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{${exposed}}</Value></Item></CustomData>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
  <Meta><Generator>KeePassXC</Generator><DatabaseName>${name}</DatabaseName>${data}</Meta>
  <Root><Group><UUID>ERERESIiQzOERFVVVVVVVQ==</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
`;
}
