/** The errno of a failed system call, such as `ENOENT`; undefined for anything else, also for what Node itself refuses. */
export function errorCode(error: unknown): string | undefined {
  const isOfSystem = error instanceof Error && 'errno' in error && typeof error.errno === 'number';
  return isOfSystem ? nodeErrorCode(error) : undefined;
}

/** The errno of a call that was given a path; `EINVAL` also for one with a NUL, about which Node does not ask the system. */
export function pathErrorCode(error: unknown): string | undefined {
  return nodeErrorCode(error) === 'ERR_INVALID_ARG_VALUE' ? 'EINVAL' : errorCode(error);
}

/** The `code` of any error of Node, its streams, name lookup and TLS: an errno, `ERR_…`, or OpenSSL’s such as `CERT_HAS_EXPIRED`. */
export function nodeErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
