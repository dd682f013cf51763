import {
  isUnfinished,
  rotationExitCodes,
  type RotationJournal,
} from '../../shared/contract/state/rotation.ts';
import { describe } from '../../shared/words/describe.ts';
import { certificateState } from '../../shared/contract/state/lifetime-state.ts';
import { credentialPhrases } from '../../shared/words/en/credential-phrases.ts';
import { fail, ok, type Result } from '../../shared/contract/values/result.ts';
import type { Status } from '../../shared/contract/state/status.ts';
import type { Survey } from '../../shared/contract/state/survey.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { nothingKnown } from '../../shared/words/known/known.ts';
import {
  readCertificates,
  type ReadCertificatesPorts,
} from '../core/files/certificates/read-certificates.ts';
import { compareFiles } from '../core/files/journal/judge-journal.ts';
import { seeServed } from '../core/files/certificates/served-certificate.ts';
import { fileLimits } from '../core/files/text/file-limits.ts';
import { findCluster, type FoundCluster } from '../core/files/snap-data/find-cluster.ts';
import { readTokenFile } from '../core/files/token-file/token-file.ts';
import type { ProbeApiServer, Readiness } from '../core/engine/engine-ports.ts';
import type { ServerCertificate } from '../core/ports/cluster-api.ts';
import type { SnapDataFiles } from '../core/ports/files.ts';
import { readJournal, rotationFileLimit, rotationPaths } from '../core/files/journal/journal.ts';
import { findOwnServer } from '../core/engine/own-server.ts';
import { adminUser } from '../core/files/token-file/splice.ts';
import { tokenInForce, type FilesAndServer } from '../core/files/journal/token-in-force.ts';
import type { Secret } from '../core/ports/secret.ts';
import { utf8 } from '../core/files/text/utf8.ts';
import { errorLines, type LineOf } from './progress-text.ts';
import { printJson, printLines } from './terminal.ts';

/** What `keyfob status` was asked for. */
export interface StatusRequest {
  readonly snapData: string;
  readonly stateFolder: string;
  readonly json: boolean;
  readonly lineOf: LineOf;
}

interface StatusPorts extends ReadCertificatesPorts {
  readonly serverCertificate: Pick<ServerCertificate, 'see'>;
  readonly files: SnapDataFiles;
  readonly probe: ProbeApiServer;
  /** The addresses of this machine's interfaces. */
  readonly addresses: readonly string[];
  /** Looks at everything that the window looks at; as root nobody does. */
  readonly survey: (request: Pick<StatusRequest, 'snapData' | 'stateFolder'>) => Promise<Survey>;
}

const modes = {
  token: 'static token file (token mode)',
  mixed: 'static token file and client certificate (mixed mode)',
  x509: 'client certificates (x509 mode)',
  unknown: 'not known',
} as const;

/** Prints how the cluster authenticates and what is left of a rotation; changes nothing. */
export async function reportStatus(request: StatusRequest, ports: StatusPorts): Promise<number> {
  const status = await lookAtStatus(request, ports);
  if (!status.ok) {
    await printLines(
      process.stderr,
      errorLines(status.error, { ...nothingKnown, snapData: request.snapData }),
    );
    return rotationExitCodes.refused;
  }
  if (request.json) await printJson(process.stdout, status.value);
  else await printLines(process.stdout, statusLines(status.value, request.lineOf));
  return rotationExitCodes.done;
}

async function lookAtStatus(
  { snapData, stateFolder }: StatusRequest,
  ports: StatusPorts,
): Promise<Result<Status, AppError>> {
  const found = await findCluster(snapData, ports);
  if (!found.ok) return found;
  const { identity, mode, tokenFileChangedAt } = found.value;
  const { journal: file } = rotationPaths(stateFolder, identity);
  const read = await ports.files.read(file, rotationFileLimit);
  if (!read.ok && read.error.code !== 'file-missing') return read;
  const journal = readJournal(read.ok ? utf8(read.value.bytes) : '');
  if (!journal.ok) return fail({ code: 'rotation-journal-unreadable', file });
  const last = journal.value;
  const served = await seeServed(found.value.address.server, ports.serverCertificate);
  const { rows, unread } = await readCertificates(found.value, served, ports);
  const now = Date.now();
  const unfinished = last !== null && isUnfinished(last) ? last : null;
  return ok({
    ...{ snapData, mode, tokenFileChangedAt },
    unfinished,
    inForce: unfinished === null ? null : await lookInForce(unfinished, found.value, ports),
    certificates: rows.map((row) => {
      const { id, name, role, standing, notBefore, notAfter } = row;
      return { id, name, role, standing, notBefore, notAfter, state: certificateState(row, now) };
    }),
    unread,
    forgetAt: last?.outcome?.result === 'rotated' && !last.forgotten ? last.outcome.forgetAt : null,
    ...(await ports.survey({ snapData, stateFolder })),
  });
}

async function lookInForce(
  journal: RotationJournal,
  found: FoundCluster,
  { files, certificates, addresses, probe }: StatusPorts,
): Promise<Status['inForce']> {
  const token = await adminToken(found, files);
  const own = await findOwnServer(found, { files, certificates, addresses });
  const server =
    token === null || !own.ok
      ? 'unknown'
      : serverWord(await probe(own.value.server, own.value.authorityPem).readiness(token));
  return tokenInForce(journal, { files: compareFiles(found), server });
}

function serverWord(readiness: Readiness): FilesAndServer['server'] {
  if (readiness === 'ready') return 'accepts';
  return readiness === 'refused' ? 'refuses' : 'unknown';
}

/** That of client.config, or in mixed mode that of the admin row; null where it cannot be read. */
async function adminToken(
  { address: { credential }, tokenFile }: FoundCluster,
  files: SnapDataFiles,
): Promise<Secret | null> {
  if (credential.kind === 'static-token') return credential.token;
  const content = tokenFile === null ? null : await files.read(tokenFile, fileLimits.tokenFile);
  const read = content?.ok === true ? readTokenFile(content.value.bytes) : null;
  return read?.ok === true ? (read.rows.find(({ user }) => user === adminUser)?.token ?? null) : null;
}

function statusLines(status: Status, lineOf: LineOf): readonly string[] {
  const { snapData, mode, tokenFileChangedAt, unfinished, inForce, forgetAt, certificates, unread } = status;
  const date = (at: number) => new Date(at).toISOString();
  return [
    `snap data:       ${snapData}`,
    ...(status.verdictLine === null ? [] : [`verdict:         ${status.verdictLine}`]),
    `authentication:  ${modes[mode]}`,
    ...(tokenFileChangedAt === null
      ? []
      : [`token file:      last changed ${date(tokenFileChangedAt)}; its tokens are at least that old`]),
    ...(unfinished === null
      ? ['rotation:        none is unfinished']
      : rotationLines(date(unfinished.startedAt), unfinished.outcome, inForce, lineOf)),
    ...(forgetAt === null
      ? []
      : [`old token:       kept for an undo until ${date(forgetAt)}; remove it with: ${lineOf('forget')}`]),
    ...certificates
      .filter(({ state, standing }) => state !== 'fine' && standing !== 'spare')
      .map(
        ({ name, state, notBefore, notAfter }) =>
          `certificate:     ${name}, valid from ${date(notBefore)} to ${date(notAfter)}: ${credentialPhrases().states[state].toLowerCase()}`,
      ),
    ...unread.map(({ error }) => `certificate:     ${describe(error, nothingKnown).message}`),
  ];
}

function rotationLines(
  begun: string,
  outcome: RotationJournal['outcome'],
  inForce: Status['inForce'],
  lineOf: LineOf,
): readonly string[] {
  if (inForce === null)
    return [
      ...(outcome?.result === 'stuck' && outcome.cause !== null ? errorLines(outcome.cause) : []),
      `rotation:        begun ${begun}, not settled; run: ${lineOf('resume')}`,
    ];
  return [
    `rotation:        begun ${begun}, cut off and settled: ${inForceWords[inForce]}`,
    `old token:       kept with the new one in the backup; close the rotation with: ${lineOf('resume')}`,
  ];
}

const inForceWords = {
  old: 'the old admin token is in force',
  new: 'the new admin token is in force; the old one is refused',
} as const;
