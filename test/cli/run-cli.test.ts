import { afterEach, expect, it, vi } from 'vitest';
import { runCli } from '../../src/main/cli/run-cli.ts';
import { createCertificates } from '../../src/main/adapters/certificates.ts';
import { unknownMachine } from '../fakes/unknown-machine.ts';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import { rotationExitCodes } from '../../src/shared/rotation.ts';

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'] as const;

const parts = {
  program: ['/my app', '--'],
  defaultSnapData: '/var/snap/microk8s/current',
  files: createSnapDataFiles(),
  certificates: createCertificates(),
  needsRoot: () => Promise.resolve(false),
  addresses: [],
  machine: unknownMachine,
  probe: () => {
    throw new RangeError('not for people');
  },
  makeEngine: () => Promise.reject(new RangeError('not for people')),
};

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is written to a stream from now on. */
function listen(stream: NodeJS.WriteStream): string[] {
  const said: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((text, ...rest) => {
    said.push(String(text));
    for (const each of rest) if (typeof each === 'function') each();
    return true;
  });
  return said;
}

it.each([
  [true, ['--undo', '--snap-data', '/srv/b'], "sudo '/my app' -- rotate --resume --snap-data /srv/b"],
  [false, ['--state-dir', '/my state'], "'/my app' -- rotate --resume --state-dir '/my state'"],
])('settles the very rotation that a bug cut off: sudo %s, %j', async (asRoot, options, line) => {
  const said = listen(process.stderr);
  const before = signals.map((signal) => process.listeners(signal));
  const code = await runCli(['rotate', '--yes', ...options], {
    ...parts,
    needsRoot: () => Promise.resolve(asRoot),
  });
  signals.forEach((signal, index) => {
    for (const listener of process.listeners(signal))
      if (before[index]?.includes(listener) !== true) process.removeListener(signal, listener);
  });
  expect(code).toBe(rotationExitCodes.bug);
  expect(said.join('')).toBe(
    `keyfob: something went wrong inside Keyfob (RangeError). Settle the rotation:\n  ${line}\n`,
  );
});

it('names every command in its help', async () => {
  const said = listen(process.stdout);
  expect(await runCli(['--help'], parts)).toBe(rotationExitCodes.done);
  for (const command of ['rotate', 'status', 'report']) expect(said.join('')).toContain(`keyfob ${command} `);
});

it('refuses options that a report does not have', async () => {
  const said = listen(process.stderr);
  for (const option of ['--json', '--yes', '--resume'])
    expect(await runCli(['report', option], parts)).toBe(rotationExitCodes.usage);
  expect(said.join('')).toContain('keyfob: report takes only --snap-data');
});
