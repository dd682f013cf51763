import {
  isUnfinished,
  rotationExitCodes,
  type RotationJournal,
} from '../../shared/contract/state/rotation.ts';
import { describe } from '../../shared/words/describe.ts';
import { certificateState } from '../../shared/contract/state/lifetime-state.ts';
import { credentialPhrases } from '../../shared/words/en/credential-phrases.ts';
import { terminalPhrases } from '../../shared/words/en/terminal-phrases.ts';
import { formatExactTime } from '../../shared/words/text/format-time.ts';
import { labelled } from '../../shared/words/text/labelled.ts';
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
  const date = formatExactTime;
  const say = terminalPhrases().status;
  const { states } = credentialPhrases();
  const row = labelled(labels(say));
  return [
    row(say.snapData, snapData),
    ...(status.verdictLine === null ? [] : [row(say.verdict, status.verdictLine)]),
    row(say.authentication, say.mode[mode]),
    ...(tokenFileChangedAt === null
      ? []
      : [row(say.tokenFile, say.tokenFileChanged(date(tokenFileChangedAt)))]),
    ...(unfinished === null
      ? [row(say.rotation, say.noneUnfinished)]
      : rotationLines(date(unfinished.startedAt), unfinished.outcome, inForce, lineOf)),
    ...(forgetAt === null ? [] : [row(say.oldToken, say.keptForUndo(date(forgetAt), lineOf('forget')))]),
    ...certificates
      .filter(({ state, standing }) => state !== 'fine' && standing !== 'spare')
      .map(({ name, state, notBefore, notAfter }) =>
        row(say.certificate, say.certificateDates(name, date(notBefore), date(notAfter), states[state])),
      ),
    ...unread.map(({ error }) => row(say.certificate, describe(error, nothingKnown).message)),
  ];
}

function rotationLines(
  begun: string,
  outcome: RotationJournal['outcome'],
  inForce: Status['inForce'],
  lineOf: LineOf,
): readonly string[] {
  const say = terminalPhrases().status;
  const row = labelled(labels(say));
  if (inForce === null)
    return [
      ...(outcome?.result === 'stuck' && outcome.cause !== null ? errorLines(outcome.cause) : []),
      row(say.rotation, say.notSettled(begun, lineOf('resume'))),
    ];
  return [
    row(say.rotation, say.cutOff[inForce](begun)),
    row(say.oldToken, say.keptInBackup(lineOf('resume'))),
  ];
}

function labels(say: ReturnType<typeof terminalPhrases>['status']): readonly string[] {
  const { snapData, verdict, authentication, tokenFile, rotation, oldToken, certificate } = say;
  return [snapData, verdict, authentication, tokenFile, rotation, oldToken, certificate];
}
