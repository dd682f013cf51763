import type { AppError } from './errors.ts';

const codes: ReadonlySet<AppError['code']> = new Set([
  'certificate-unusable',
  'certificate-key-unusable',
  'file-missing',
  'file-empty',
  'file-too-large',
  'file-not-text',
  'kubeconfig-unusable',
]);

/** Whether what is there is of no use to anybody; any other failure says only that it could not be looked at. */
export function isOfNoUse(error: AppError): boolean {
  return codes.has(error.code) || isInTheWay(error);
}

/** Whether nothing can be written to where the file belongs. */
export function isInTheWay(
  error: AppError,
): error is Extract<AppError, { code: 'file-not-regular' | 'file-link-loop' }> {
  return error.code === 'file-not-regular' || error.code === 'file-link-loop';
}
