import { Component, Suspense, type ReactNode } from 'react';
import { request } from '../page/api.ts';
import { isOfMissingScript } from '../page/lazy-part.ts';
import { notePageBug } from '../page/page-bugs.ts';
import { ErrorNotice } from './error-notice.tsx';
import { ReportButton } from './report-button.tsx';

interface PartProps {
  /** The heading that is not there when a whole screen fails. */
  readonly heading?: string;
  readonly children: ReactNode;
}

interface PartState {
  readonly failed: 'at-loading' | 'at-drawing' | null;
  readonly incident: string;
}

/** A part of the window that is loaded when it is needed; one that fails says so and leaves the others alone. */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = { failed: null, incident: '' };

  static getDerivedStateFromError(error: unknown): Pick<PartState, 'failed'> {
    return { failed: isOfMissingScript(error) ? 'at-loading' : 'at-drawing' };
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ incident: notePageBug('view', null, error).incident });
  }

  override render(): ReactNode {
    const { failed, incident } = this.state;
    if (failed === null) return <Suspense fallback={null}>{this.props.children}</Suspense>;
    return (
      <div className="failed-part" role="alert">
        {this.props.heading !== undefined && <h1>{this.props.heading}</h1>}
        <ErrorNotice
          error={{ code: 'part-not-shown', incident }}
          onRetry={() => {
            if (failed === 'at-loading') void request('page:reload', {});
            else this.setState({ failed: null });
          }}
        >
          <ReportButton />
        </ErrorNotice>
      </div>
    );
  }
}
