import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { AccessRole, Question } from '../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { request } from '../page/api.ts';
import { useCommand } from '../page/use-command.ts';
import { Dialog } from './dialog.tsx';
import { ObjectList } from './object-list.tsx';

/** The question that main waits for, as a dialog. */
export function Questions({ question }: { readonly question: Question }) {
  switch (question.kind) {
    case 'set-up-access':
      return <SetUpAccess question={question} />;
    case 'confirm-copy':
      return <ConfirmCopy />;
    case 'open-other':
      return <OpenOther question={question} />;
  }
}

const dismiss = () => void request('question:dismiss', {});

const roles: Readonly<Record<AccessRole, { readonly label: string; readonly description: string }>> = {
  view: { label: 'Read only', description: 'Look at everything except Secrets (ClusterRole view)' },
  'cluster-admin': {
    label: 'Full control',
    description: 'Change and delete everything (ClusterRole cluster-admin)',
  },
};

function SetUpAccess({ question }: { readonly question: Extract<Question, { kind: 'set-up-access' }> }) {
  const [role, setRole] = useState<AccessRole>('view');
  const { run, isBusy, error } = useCommand('access:set-up');
  const objects = question.choices.find((choice) => choice.role === role)?.objects ?? [];
  return (
    <Dialog
      title="What may dashboard tokens do?"
      size="lg"
      action={{
        label: question.thenCopy ? 'Create and copy token' : 'Create',
        kind: 'plain',
        isBusy,
        run: () => void run({ role }),
      }}
      error={error}
      onClose={dismiss}
    >
      <p>
        Keyfob makes a service account for its tokens, once. You can change your mind later by deleting these
        objects.
      </p>
      <Radio.Group
        value={role}
        onChange={(value) => setRole(value === 'cluster-admin' ? 'cluster-admin' : 'view')}
        label="Tokens may"
      >
        <div className="stack stack-tight">
          {question.choices.map((choice) => (
            <Radio
              key={choice.role}
              value={choice.role}
              {...roles[choice.role]}
              data-autofocus={choice.role === role || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      {question.isRbacOff && (
        <p className="notice notice-warning" role="note">
          RBAC is off on this cluster: either choice is full control today. The choice counts once RBAC is on
          (microk8s enable rbac).
        </p>
      )}
      <h3>These objects are made</h3>
      <ObjectList objects={objects} />
    </Dialog>
  );
}

function ConfirmCopy() {
  const { run, isBusy, error } = useCommand('token:copy-fresh');
  return (
    <Dialog
      title="Copy the token"
      action={{ label: 'Copy fresh token', kind: 'plain', isBusy, run: () => void run({}) }}
      error={error}
      onClose={dismiss}
    >
      <p>
        On Wayland a program may fill the clipboard only from its focused window, just after a click or a key
        press.
      </p>
    </Dialog>
  );
}

function OpenOther({ question }: { readonly question: Extract<Question, { kind: 'open-other' }> }) {
  const { run, isBusy, error } = useCommand('cluster:open-requested');
  return (
    <Dialog
      title="Keyfob is open already"
      action={{ label: 'Open the other one', kind: 'careful', isBusy, run: () => void run({}) }}
      error={error}
      onClose={dismiss}
    >
      <p>
        It shows the cluster <strong>{visibleText(question.open)}</strong>. You asked for{' '}
        <strong>{visibleText(question.requested)}</strong>.
      </p>
    </Dialog>
  );
}
