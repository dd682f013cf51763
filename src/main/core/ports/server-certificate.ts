import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Authority } from './certificates.ts';

/** Sees what a server shows of itself. */
export interface ServerCertificate {
  /** The certificates that `https://host:port` shows in a TLS handshake, PEM, its own first, trusted or not; nothing is sent to it. */
  see(server: string): Promise<Result<string, AppError>>;
  /** The first of these CAs that verifies the server, in TLS handshakes that show it no credential. */
  whichVerifies(server: string, authorities: readonly Authority[]): Promise<Result<Authority, AppError>>;
}
