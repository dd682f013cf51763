import * as z from 'zod';
import { adminErrors } from './errors/admin-errors.ts';
import { apiErrors } from './errors/api-errors.ts';
import { apiCertificateErrors } from './errors/api-certificate-errors.ts';
import { appErrors } from './errors/app-errors.ts';
import { authorityErrors } from './errors/authority-errors.ts';
import { certificateErrors } from './errors/certificates-errors.ts';
import { clusterFileErrors } from './errors/cluster-files-errors.ts';
import { dashboardErrors } from './errors/dashboard-errors.ts';
import { inspectErrors } from './errors/inspect-errors.ts';
import { kubeconfigErrors } from './errors/kubeconfig-errors.ts';
import { keyringErrors } from './errors/keyring-errors.ts';
import { rotationErrors } from './errors/rotation-errors.ts';
import { tokenErrors } from './errors/tokens-errors.ts';

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
