import type * as z from 'zod';
import type { ApiAction } from '../../../shared/contract/errors/api-errors.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Secret } from '../../core/ports/secret.ts';
import type { ApiGroups } from './client-library.ts';

/**
 * Makes one call: a reply that fits the schema, or why there is none; `sent` is the secrets that the request carries beside
 * the administrator's credential.
 */
export type ApiCall = <Schema extends z.ZodType>(
  schema: Schema,
  action: ApiAction,
  perform: (api: ApiGroups) => Promise<unknown>,
  sent?: readonly Secret[],
) => Promise<Result<z.infer<Schema>, AppError>>;
