import { CommandLine } from './command-line.tsx';

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
        <CommandLine
          line="microk8s enable rbac"
          request="safety:copy-command"
          input={{ kind: 'rbac-off', id: null }}
        />
      </div>
    </div>
  );
}
