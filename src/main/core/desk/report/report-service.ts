import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClipboardService } from '../clipboard/clipboard-service.ts';
import type { Store } from '../state/store.ts';
import type { ReportParts } from './make-report.ts';

/** What showing and copying the report needs. */
export interface ReportServiceParts extends ReportParts {
  readonly store: Store;
  readonly clipboard: ClipboardService;
}

/** Makes the report for a person to read, and copies the one that was read last. */
export class ReportService {
  readonly #parts: ReportServiceParts;
  #shown: string | null = null;
  #reading: Promise<string> = Promise.resolve('');

  constructor(parts: ReportServiceParts) {
    this.#parts = parts;
  }

  /** One after the other, so that the last one that was asked for is the last one that is shown. */
  read(): Promise<string> {
    this.#reading = this.#reading.catch(() => '').then(() => this.#make());
    return this.#reading;
  }

  /** Puts on the clipboard what was shown, though something may have happened since. */
  async copy(): Promise<Result<null, AppError>> {
    if (this.#shown === null) return fail({ code: 'invalid-request', field: 'report' });
    await this.#parts.clipboard.putText(this.#shown);
    return ok(null);
  }

  async #make(): Promise<string> {
    const { cluster } = this.#parts.store.snapshot;
    const isOpen = cluster.status === 'open';
    const { makeReport } = await import('./make-report.ts');
    this.#shown = await makeReport(this.#parts, {
      snapData: cluster.snapData,
      mode: isOpen ? cluster.mode : null,
      version: isOpen ? (cluster.version?.value ?? null) : null,
    });
    return this.#shown;
  }
}
