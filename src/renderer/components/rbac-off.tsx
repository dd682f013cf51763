import { Button } from '@mantine/core';
import { request } from '../api.ts';

/** That roles do not count on this cluster, and how to let them; `isPreset` when a new account gets rights. */
export function RbacOff({ isPreset }: { readonly isPreset: boolean }) {
  return (
    <div className="notice notice-warning" role="note">
      <div className="notice-text">
        <p className="strong">RBAC is off: this token may do everything.</p>
        <p>
          On this cluster every token is cluster admin, whatever account it stands for.{' '}
          {isPreset ? 'The rights of the new account count once RBAC is on. ' : ''}
          This turns it on, and restarts the API server:
        </p>
        <div className="command">
          <code>microk8s enable rbac</code>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void request('safety:copy-command', { kind: 'rbac-off', id: null })}
          >
            Copy command
          </Button>
        </div>
      </div>
    </div>
  );
}
