import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificates } from '../../src/main/adapters/certificates.ts';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createDocumentStore } from '../../src/main/adapters/document-store.ts';
import { randomIdentifiers } from '../../src/main/adapters/identifiers.ts';
import { createConnectCluster } from '../../src/main/adapters/kubernetes/connect-cluster.ts';
import { createSignatures } from '../../src/main/adapters/signatures.ts';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import type { ClusterSession } from '../../src/main/core/cluster/cluster-keeper.ts';
import { findCluster } from '../../src/main/core/cluster/find-cluster.ts';
import { Inspector } from '../../src/main/core/inspect/inspector.ts';
import type { TokenSubject } from '../../src/shared/inspection.ts';
import type { AppError } from '../../src/shared/errors.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';

/** An inspector of one cluster on real parts. */
export interface OpenInspector {
  readonly inspector: Inspector;
  readonly session: ClusterSession;
  /** Hands a token over as the page does. */
  paste(token: string): TokenSubject;
  /** Lets the next look find no open cluster. */
  leave(error: AppError): void;
  /** Another inspector in the same settings folder, as after a restart. */
  again(): Inspector;
  close(): void;
}

/** Opens the cluster of a snap data folder. */
export async function openInspector(snapData: string): Promise<OpenInspector> {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-inspect-'));
  const files = createSnapDataFiles();
  const found = await findCluster(snapData, { files, certificates: createCertificates() });
  if (!found.ok) throw new Error(found.error.code);
  const session: ClusterSession = {
    found: found.value,
    api: createConnectCluster(5_000)(found.value.address),
    accountUid: null,
  };
  let current: Result<ClusterSession, AppError> = ok(session);
  const make = () =>
    new Inspector({
      clusters: { session: () => current },
      files,
      documents: createDocumentStore(folder),
      signatures: createSignatures(),
      clock: systemClock,
      identifiers: randomIdentifiers,
      log: { write: () => undefined, failure: () => undefined },
      revealKept: () => Promise.resolve(fail<AppError>({ code: 'token-unknown' })),
    });
  const inspector = make();
  return {
    inspector,
    session,
    paste(token) {
      const pasted = inspector.paste(token);
      if (!pasted.ok) throw new Error(pasted.error.code);
      return { kind: 'pasted', id: pasted.value.id };
    },
    leave: (error) => (current = fail(error)),
    again: make,
    close() {
      session.api.close();
      rmSync(folder, { recursive: true });
    },
  };
}
