import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActivityFile } from '../../src/main/adapters/files/activity-file.ts';
import { createAutostart } from '../../src/main/adapters/desktop/autostart.ts';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { systemClock } from '../../src/main/adapters/system/clock.ts';
import { createDashboardProxy } from '../../src/main/adapters/dashboard/dashboard-proxy.ts';
import { createDocumentStore } from '../../src/main/adapters/files/document-store.ts';
import { fileModes } from '../../src/main/adapters/files/file-modes.ts';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { randomIdentifiers } from '../../src/main/adapters/system/identifiers.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { privateFiles } from '../../src/main/adapters/files/private-files.ts';
import { createSignatures } from '../../src/main/adapters/api/signatures.ts';
import { createOwnFiles } from '../../src/main/adapters/files/own-files.ts';
import { createRotationStarter } from '../../src/main/adapters/engine-starter/create-rotation-starter.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { tokenMarks } from '../../src/main/adapters/x509/token-marks.ts';
import { createHandlers } from '../../src/main/core/desk/handlers.ts';
import type { OpenCluster } from '../../src/main/core/cluster/open-cluster.ts';
import type { TokenInspection } from '../../src/main/core/cluster/inspect/inspect-service.ts';
import { Keyfob } from '../../src/main/core/desk/keyfob.ts';
import type { Keyring } from '../../src/main/core/ports/desktop.ts';
import type { Ports } from '../../src/main/core/ports/ports.ts';
import type { Start } from '../../src/main/core/desk/start/start.ts';
import type { Secret } from '../../src/main/core/ports/secret.ts';
import { SettingsStore } from '../../src/main/core/desk/settings/settings-store.ts';
import type { Handlers, Input } from '../../src/shared/contract/contract.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import type { Preset } from '../../src/shared/contract/state/preset.ts';
import type { Account } from '../../src/shared/contract/state/account.ts';
import { fail, ok, type Result } from '../../src/shared/contract/values/result.ts';
import type { TokenRow } from '../../src/shared/contract/state/token-state.ts';
import { FakeClock } from './fake-clock.ts';
import { fakeWindows } from './fake-windows.ts';
import { unknownMachine } from './unknown-machine.ts';

/** The app behind a window that is not there: real files, documents and API; a keyring in memory. */
export interface OpenKeyfob {
  readonly keyfob: Keyfob;
  readonly handlers: Handlers;
  /** Its settings folder. */
  readonly folder: string;
  /** What it last put on the clipboard. */
  clipboard(): Secret | null;
  /** What it last put there that is no secret. */
  copiedText(): string | null;
  /** Where the user saves every file. */
  readonly savedFile: string;
  /** The kept token of an id. */
  token(id: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the cluster of a snap data folder and asks its API once; `ports` and `start` take the place of the usual ones. */
export async function openKeyfob(
  snapData: string,
  folder = mkdtempSync(join(tmpdir(), 'keyfob-test-')),
  ports: Partial<Ports> = {},
  start: Partial<Start> = {},
): Promise<OpenKeyfob> {
  const documents = createDocumentStore(folder);
  let clipboard: Secret | null = null;
  let copiedText: string | null = null;
  const savedFile = join(folder, 'saved');
  const all: Ports = {
    files: createSnapDataFiles(),
    fileModes,
    certificates: createCertificates(),
    serverCertificate: createServerCertificate(10_000),
    hostAddress,
    signatures: createSignatures(),
    tokenMarks,
    privateFiles,
    connect: createConnectCluster(10_000),
    keyring: memoryKeyring(),
    documents,
    activityFile: createActivityFile(folder),
    autostart: createAutostart({
      folder: join(folder, 'autostart'),
      id: 'alt.keyfob.Keyfob',
      name: 'Keyfob',
      command: ['keyfob', '--tray'],
    }),
    clipboard: {
      put(secret) {
        clipboard = secret;
        return Promise.resolve(ok({ clearsAlone: true }));
      },
      clearIfOurs: () => Promise.resolve('cleared'),
      putText(text) {
        copiedText = text;
        return Promise.resolve();
      },
    },
    notifier: { show: () => Promise.resolve(true), withdraw: () => Promise.resolve() },
    windows: fakeWindows({
      chooseNewFile: () => Promise.resolve(savedFile),
    }),
    browser: { open: () => Promise.resolve(ok(null)) },
    dashboardProxy: createDashboardProxy(),
    ownFiles: createOwnFiles(),
    rotationStarter: createRotationStarter({
      isRoot: false,
      program: process.execPath,
      programArguments: [],
      installed: null,
      searchPath: '',
      stateFolder: join(folder, 'state'),
      demo: null,
    }),
    clock: systemClock,
    patience: systemClock,
    identifiers: randomIdentifiers,
    endApp: () => undefined,
    restartApp: () => undefined,
    installation: { watch: () => () => undefined },
    log: { write: () => undefined, pageBug: () => undefined, failure: () => undefined },
    machine: unknownMachine,
    realApp: {
      snapData: () => Promise.resolve(null),
      chooseSnapData: () => Promise.resolve(ok(null)),
      takeOver: () => undefined,
    },
    ...ports,
  };
  const fakeClock = [all.clock, all.patience].find((each) => each instanceof FakeClock);
  const keyfob = new Keyfob(fakeClock?.follow(all) ?? all, {
    settings: await SettingsStore.load(documents, randomIdentifiers),
    snapData,
    defaultSnapData: snapData,
    logFile: join(folder, 'keyfob.log'),
    user: { home: join(folder, 'home'), name: 'me', workingFolder: folder, kubeconfig: undefined },
    demo: null,
    restart: null,
    outdatedElectron: null,
    systemLanguage: 'en',
    language: 'en',
    refreshMs: 60_000,
    retryMs: [],
    keyringPatienceMs: 60_000,
    alarmPatienceMs: 60_000,
    ...start,
  });
  await keyfob.open();
  await keyfob.clusters.refresh();
  return {
    keyfob,
    handlers: createHandlers(keyfob),
    folder,
    clipboard: () => clipboard,
    copiedText: () => copiedText,
    savedFile,
    async token(id) {
      const revealed = await keyfob.tokens.reveal(id, 'person');
      if (!revealed.ok) throw new Error(revealed.error.code);
      return revealed.value.reveal();
    },
    async close() {
      await keyfob.quit();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What inspects tokens on the cluster that is open. */
export function inspectionOf({ clusters, inspect }: Keyfob): Promise<TokenInspection> {
  return inspect.open(clusters.open());
}

/** The cluster that is open. */
export function openOf({ clusters }: Keyfob): OpenCluster {
  const open = clusters.open();
  if (!open.ok) throw new Error(open.error.code);
  return open.value;
}

/** Mints a token as the New token dialog does; of what is not given an hour, for the API server, revocable. */
export async function mintToken(
  handlers: Handlers,
  account: Account | Preset,
  wanted: Partial<Omit<Input<'token:mint'>, 'account'>> = {},
): Promise<Result<TokenRow, AppError>> {
  const minted = await handlers['token:mint']({
    account: 'kind' in account ? { kind: 'new', preset: account } : { kind: 'existing', ...account },
    lifetimeSeconds: 3600,
    audiences: [],
    purpose: 'backup',
    revocable: true,
    forTray: false,
    ...wanted,
  });
  if (!minted.ok) return minted;
  return minted.value.status === 'minted' ? ok(minted.value.row) : fail(minted.value.error);
}

/** An unlocked keyring that forgets everything with the test. */
export function memoryKeyring(): Keyring {
  const entries = new Map<string, Secret>();
  return {
    check: () => Promise.resolve(ok(null)),
    unlock: () => ({
      done: Promise.resolve(fail({ code: 'unlock-dismissed' })),
      cancel: () => undefined,
    }),
    store(account, secret) {
      entries.set(account, secret);
      return Promise.resolve(ok('/memory'));
    },
    load: ({ account }) => Promise.resolve(ok(entries.get(account) ?? null)),
    delete({ account }) {
      entries.delete(account);
      return Promise.resolve(ok(null));
    },
  };
}
