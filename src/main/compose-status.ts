import { homedir } from 'node:os';
import { createCertificates } from './adapters/x509/certificates.ts';
import { systemClock } from './adapters/system/clock.ts';
import { createDocumentStore } from './adapters/files/document-store.ts';
import { fileModes } from './adapters/files/file-modes.ts';
import { hostAddress } from './adapters/system/host-address.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { createConnectCluster } from './adapters/api/connect-cluster.ts';
import { createServerCertificate } from './adapters/api/server-certificate.ts';
import { createSignatures } from './adapters/api/signatures.ts';
import { tokenMarks } from './adapters/x509/token-marks.ts';
import { createOwnFiles } from './adapters/files/own-files.ts';
import { createRotationStarter } from './adapters/engine-starter/create-rotation-starter.ts';
import type { OwnProgram } from './adapters/engine-starter/own-program.ts';
import { createSnapDataFiles } from './adapters/files/snap-data-files.ts';
import { Keyfob } from './core/desk/keyfob.ts';
import type { Machine } from './core/ports/machine.ts';
import { SettingsStore } from './core/desk/settings/settings-store.ts';
import { quietPorts, readOnly, stillClock } from './core/desk/survey/quiet-ports.ts';
import { takeSurvey } from './core/desk/survey/take-survey.ts';
import { systemLanguage } from '../shared/words/system-language.ts';
import type { Snapshot } from '../shared/contract/state/snapshot.ts';

const apiDeadlineMs = 5_000;
/** The other control plane nodes are asked one after the other look. */
const patienceMs = 20_000;

/** What is surveyed, and where. */
export interface SurveyCall {
  readonly snapData: string;
  readonly stateFolder: string;
  /** Where the window of this user keeps its documents. */
  readonly settingsFolder: string;
  readonly own: OwnProgram;
  readonly machine: Machine;
}

/** Composes the same core as the window does, without one: it looks once, and changes nothing. */
export async function surveyCluster({
  snapData,
  stateFolder,
  settingsFolder,
  own,
  machine,
}: SurveyCall): Promise<Snapshot> {
  const documents = readOnly(createDocumentStore(settingsFolder));
  const keyfob = new Keyfob(
    {
      ...quietPorts,
      files: createSnapDataFiles(),
      fileModes,
      certificates: createCertificates(),
      serverCertificate: createServerCertificate(apiDeadlineMs),
      hostAddress,
      connect: createConnectCluster(apiDeadlineMs),
      signatures: createSignatures(),
      tokenMarks,
      documents,
      ownFiles: createOwnFiles(),
      rotationStarter: createRotationStarter({
        isRoot: false,
        ...own,
        searchPath: process.env.PATH ?? '',
        stateFolder,
        demo: null,
      }),
      clock: stillClock(systemClock),
      patience: systemClock,
      identifiers: randomIdentifiers,
      machine,
    },
    {
      settings: await SettingsStore.load(documents, randomIdentifiers),
      snapData,
      defaultSnapData: snapData,
      logFile: '',
      demo: null,
      restart: null,
      systemLanguage: systemLanguage(process.env),
      language: systemLanguage(process.env),
      outdatedElectron: null,
      user: {
        home: homedir(),
        name: process.env.USER ?? process.env.LOGNAME ?? null,
        workingFolder: process.cwd(),
        kubeconfig: process.env.KUBECONFIG,
      },
      refreshMs: 0,
      retryMs: [],
      keyringPatienceMs: 0,
      alarmPatienceMs: 0,
    },
  );
  try {
    return await takeSurvey(keyfob, systemClock, patienceMs);
  } finally {
    keyfob.clusters.close();
  }
}
