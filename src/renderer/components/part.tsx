import { Component, Suspense, type ReactNode } from 'react';
import { notePageBug } from '../page/page-bugs.ts';
import { ErrorNotice } from './error-notice.tsx';
import { ReportButton } from './report-button.tsx';

interface PartProps {
  /** The heading that is not there when a whole screen fails. */
  readonly heading?: string;
  readonly children: ReactNode;
}

/** A part of the window that is loaded when it is needed; one that fails says so and leaves the others alone. */
export class Part extends Component<PartProps, { readonly hasFailed: boolean; readonly incident: string }> {
  override state = { hasFailed: false, incident: '' };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ incident: notePageBug('view', null, error).incident });
  }

  override render(): ReactNode {
    const { hasFailed, incident } = this.state;
    if (!hasFailed) return <Suspense fallback={null}>{this.props.children}</Suspense>;
    return (
      <div className="failed-part" role="alert">
        {this.props.heading !== undefined && <h1>{this.props.heading}</h1>}
        <ErrorNotice
          error={{ code: 'part-not-shown', incident }}
          onRetry={() => this.setState({ hasFailed: false })}
        >
          <ReportButton />
        </ErrorNotice>
      </div>
    );
  }
}
