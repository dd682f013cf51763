import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { runCli } from '../../src/main/cli/run-cli.ts';
import { readArguments } from '../../src/main/adapters/system/read-arguments.ts';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { makeSnapData } from '../cluster/snap-data.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { rotationExitCodes } from '../../src/shared/contract/state/rotation.ts';
import { statusSchema } from '../../src/shared/contract/state/status.ts';
import { settingsPhrases } from '../../src/shared/words/en/settings-phrases.ts';
import { speakLanguage } from '../fakes/speak-language.ts';
import { noSurvey } from '../../src/shared/contract/state/survey.ts';

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'] as const;

const parts = {
  program: ['/my app', '--'],
  defaultSnapData: '/var/snap/microk8s/current',
  files: createSnapDataFiles(),
  certificates: createCertificates(),
  needsRoot: () => Promise.resolve(false),
  addresses: [],
  report: () => Promise.resolve('what Keyfob is'),
  hostAddress,
  serverCertificate: createServerCertificate(1000),
  survey: () => Promise.resolve(noSurvey),
  probe: () => {
    throw new RangeError('not for people');
  },
  readArguments,
  makeEngine: () => Promise.reject(new RangeError('not for people')),
};

afterEach(async () => {
  vi.restoreAllMocks();
  await speakLanguage('en');
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

it.each([
  ['in English, which scripts read', ['--json'], 'Settings'],
  ['in the language of the person', [], 'Einstellungen'],
])('looks at the status %s', async (_, options, title) => {
  await speakLanguage('de');
  const snapData = await makeSnapData({ mode: 'x509', rbac: true, port: 1 });
  listen(process.stdout);
  let spoken = '';
  const survey = () => {
    spoken = settingsPhrases().title;
    return Promise.resolve(noSurvey);
  };
  await runCli(['status', '--snap-data', snapData.current, ...options], { ...parts, survey });
  snapData.remove();
  expect(spoken).toBe(title);
});

it('tells the state of each certificate, and what cannot be read', async () => {
  const snapData = await makeSnapData({ mode: 'x509', rbac: true, port: 1 });
  try {
    const { certificate, key } = await snapData.authority.issue({
      subject: 'CN=127.0.0.1',
      usage: 'server',
      startDays: 1,
    });
    writeFileSync(join(snapData.current, 'certs/server.crt'), certificate);
    writeFileSync(join(snapData.current, 'certs/server.key'), key);
    writeFileSync(join(snapData.current, 'certs/front-proxy-client.crt'), '');
    const call = ['status', '--snap-data', snapData.current];
    const json = listen(process.stdout);
    expect(await runCli([...call, '--json'], parts)).toBe(rotationExitCodes.done);
    const { certificates, unread } = statusSchema.parse(JSON.parse(json.join('')));
    const states = certificates.map(({ name, state }) => [name, state]);
    expect(Object.fromEntries(states)).toMatchObject({ 'server.crt': 'not-yet', 'ca.crt': 'fine' });
    expect(unread.map(({ error }) => error.code)).toEqual(['certificate-unusable']);
    vi.restoreAllMocks();
    const lines = listen(process.stdout);
    await runCli(call, parts);
    expect(lines.join('')).toMatch(/certificate: +server\.crt, valid from .* to .*: not valid yet\n/);
    expect(lines.join('')).toMatch(/certificate: +\S+front-proxy-client\.crt is empty\.\n/);
  } finally {
    snapData.remove();
  }
});
