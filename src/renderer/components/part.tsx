import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, Suspense, type ReactNode } from 'react';

interface PartProps {
  readonly children: ReactNode;
}

/** A part of the window that is loaded when it is needed; one that fails says so and leaves the others alone. */
export class Part extends Component<PartProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return <Suspense fallback={null}>{this.props.children}</Suspense>;
    return (
      <div className="notice notice-warning" role="alert">
        <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
        <div className="notice-text">
          <p className="strong">This part of Keyfob could not be shown.</p>
          <p>If Keyfob was updated while it ran, quit it and start it again.</p>
        </div>
      </div>
    );
  }
}
