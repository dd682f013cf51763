import * as z from 'zod';
import { adminErrors } from './errors/admin.ts';
import { apiErrors } from './errors/api.ts';
import { apiCertificateErrors } from './errors/api-certificate.ts';
import { appErrors } from './errors/app.ts';
import { authorityErrors } from './errors/authority.ts';
import { certificateErrors } from './errors/certificates.ts';
import { clusterFileErrors } from './errors/cluster-files.ts';
import { dashboardErrors } from './errors/dashboard.ts';
import { inspectErrors } from './errors/inspect.ts';
import { kubeconfigErrors } from './errors/kubeconfig.ts';
import { keyringErrors } from './errors/keyring.ts';
import { rotationErrors } from './errors/rotation.ts';
import { tokenErrors } from './errors/tokens.ts';

const schema = z.discriminatedUnion('code', [
  ...clusterFileErrors,
  ...kubeconfigErrors,
  ...authorityErrors,
  ...certificateErrors,
  ...apiErrors,
  ...apiCertificateErrors,
  ...tokenErrors,
  ...inspectErrors,
  ...keyringErrors,
  ...rotationErrors,
  ...adminErrors,
  ...dashboardErrors,
  ...appErrors,
]);

type Schema = typeof schema;
/** Has a name, so that the contract's type says it instead of all failures each time. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface keeps its name in other types
export interface AppErrorSchema extends Schema {}

/** Every expected failure as plain data: `code` names it, the other fields are what its sentence needs. */
export const appErrorSchema: AppErrorSchema = schema;

/** An expected failure as plain data; `describe` gives its words. */
export type AppError = z.infer<typeof appErrorSchema>;
/** The name of one kind of expected failure. */
export type AppErrorCode = AppError['code'];
