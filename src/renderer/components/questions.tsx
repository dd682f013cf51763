import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { FoundDashboard } from '../../shared/contract/state/dashboard-state.ts';
import type { Question } from '../../shared/contract/state/snapshot.ts';
import type { AccessRole } from '../../shared/contract/state/access-role.ts';
import { dashboardSessionPhrases } from '../../shared/words/en/dashboard-session-phrases.ts';
import { questionPhrases } from '../../shared/words/en/question-phrases.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { request } from '../page/api.ts';
import { useCommand } from '../page/use-command.ts';
import { Dialog } from './dialog.tsx';
import { ObjectList } from './object-list.tsx';
import { Rich } from './rich.tsx';

/** The question that main waits for, as a dialog. */
export function Questions({ question }: { readonly question: Question }) {
  switch (question.kind) {
    case 'set-up-access':
      return <SetUpAccess question={question} />;
    case 'confirm-copy':
      return <ConfirmCopy />;
    case 'choose-dashboard':
      return <ChooseDashboard found={question.found} />;
    case 'open-other':
      return <OpenOther question={question} />;
  }
}

const dismiss = () => void request('question:dismiss', {});

function SetUpAccess({ question }: { readonly question: Extract<Question, { kind: 'set-up-access' }> }) {
  const [role, setRole] = useState<AccessRole>('view');
  const { run, isBusy, error } = useCommand('access:set-up');
  const objects = question.choices.find((choice) => choice.role === role)?.objects ?? [];
  const say = questionPhrases().setUpAccess;
  return (
    <Dialog
      title={say.title}
      size="lg"
      action={{
        label: say.create[question.then],
        kind: 'plain',
        isBusy,
        run: () => void run({ role }),
      }}
      error={error}
      onClose={dismiss}
    >
      <p>{say.help}</p>
      <Radio.Group
        value={role}
        onChange={(value) => setRole(value === 'cluster-admin' ? 'cluster-admin' : 'view')}
        label={say.choice}
      >
        <div className="stack stack-tight">
          {question.choices.map((choice) => (
            <Radio
              key={choice.role}
              value={choice.role}
              {...say.roles[choice.role]}
              data-autofocus={choice.role === role || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      {question.isRbacOff && (
        <p className="notice notice-warning" role="note">
          {say.rbacOff}
        </p>
      )}
      <h3>{say.objects}</h3>
      <ObjectList objects={objects} />
    </Dialog>
  );
}

function ConfirmCopy() {
  const { run, isBusy, error } = useCommand('token:copy-fresh');
  const say = questionPhrases().confirmCopy;
  return (
    <Dialog
      title={say.title}
      action={{ label: say.copy, kind: 'plain', isBusy, run: () => void run({}) }}
      error={error}
      onClose={dismiss}
    >
      <p>{say.why}</p>
    </Dialog>
  );
}

function OpenOther({ question }: { readonly question: Extract<Question, { kind: 'open-other' }> }) {
  const { run, isBusy, error } = useCommand('cluster:open-requested');
  const say = questionPhrases().openOther;
  return (
    <Dialog
      title={say.title}
      action={{ label: say.open, kind: 'careful', isBusy, run: () => void run({}) }}
      error={error}
      onClose={dismiss}
    >
      <p>
        <Rich
          phrase={say.clusters(
            <strong>{visibleText(question.open)}</strong>,
            <strong>{visibleText(question.requested)}</strong>,
          )}
        />
      </p>
    </Dialog>
  );
}

function ChooseDashboard({ found }: { readonly found: readonly FoundDashboard[] }) {
  const [index, setIndex] = useState('0');
  const { run, isBusy, error } = useCommand('dashboard:open');
  const { choose, kinds } = dashboardSessionPhrases();
  const chosen = found[Number(index)] ?? null;
  return (
    <Dialog
      title={choose.title}
      action={{ label: choose.open, kind: 'plain', isBusy, run: () => void run({ chosen }) }}
      error={error}
      onClose={dismiss}
    >
      <p>{choose.about}</p>
      <Radio.Group label={choose.label} value={index} onChange={setIndex}>
        <div className="stack">
          {found.map(({ kind, namespace, service }, at) => (
            <Radio
              key={`${namespace}/${service}`}
              value={String(at)}
              label={choose.one(kinds[kind], visibleText(`${namespace}/${service}`))}
            />
          ))}
        </div>
      </Radio.Group>
    </Dialog>
  );
}
