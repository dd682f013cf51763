import { afterEach, expect, it, vi } from 'vitest';
import { runCli } from '../../src/main/cli/run-cli.ts';
import { createCertificates } from '../../src/main/adapters/certificates.ts';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import { rotationExitCodes } from '../../src/shared/rotation.ts';

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  [true, ['--undo', '--snap-data', '/srv/b'], "sudo '/my app' -- rotate --resume --snap-data /srv/b"],
  [false, ['--state-dir', '/my state'], "'/my app' -- rotate --resume --state-dir '/my state'"],
])('settles the very rotation that a bug cut off: sudo %s, %j', async (asRoot, options, line) => {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text, ...rest) => {
    said.push(String(text));
    for (const each of rest) if (typeof each === 'function') each();
    return true;
  });
  const before = signals.map((signal) => process.listeners(signal));
  const code = await runCli(['rotate', '--yes', ...options], {
    program: ['/my app', '--'],
    defaultSnapData: '/var/snap/microk8s/current',
    files: createSnapDataFiles(),
    certificates: createCertificates(),
    needsRoot: () => Promise.resolve(asRoot),
    addresses: [],
    probe: () => {
      throw new RangeError('not for people');
    },
    makeEngine: () => Promise.reject(new RangeError('not for people')),
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
