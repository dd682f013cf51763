import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** Sees what a server shows of itself. */
export interface ServerCertificate {
  /** The certificate that `https://host:port` shows in a TLS handshake, PEM, trusted or not; nothing is sent to it. */
  see(server: string): Promise<Result<string, AppError>>;
}
