import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RequestName } from '../../shared/contract/contract.ts';
import { describe } from '../../shared/words/describe.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import type { ErrorAction } from '../../shared/words/errors/words.ts';
import { request } from '../page/api.ts';
import { useCommand } from '../page/use-command.ts';
import { useKnown } from '../page/state.ts';
import { ClusterWords } from './cluster-words.tsx';
import { CommandLine } from './command-line.tsx';

type PlainRequest = Extract<
  RequestName,
  'cluster:refresh' | 'cluster:choose-snap-data' | 'keyring:unlock' | 'access:ask' | 'token:copy-fresh'
>;

const actions: Readonly<
  Record<
    Exclude<ErrorAction, 'confirm-authority'>,
    { readonly label: string; readonly request: PlainRequest }
  >
> = {
  retry: { label: 'Try again', request: 'cluster:refresh' },
  'choose-snap-data': { label: 'Choose folder…', request: 'cluster:choose-snap-data' },
  'unlock-keyring': { label: 'Unlock keyring', request: 'keyring:unlock' },
  'create-keyring': { label: 'Create keyring…', request: 'keyring:unlock' },
  'set-up-access': { label: 'Set up access…', request: 'access:ask' },
  'open-window': { label: 'Copy here', request: 'token:copy-fresh' },
};

/** An error as it is told everywhere: what happened, what to do, and the button or command for it. */
export function ErrorNotice({
  lead,
  error,
  onRetry,
  children,
}: {
  /** What did not happen, where the error alone does not tell. */
  readonly lead?: string;
  readonly error: AppError;
  readonly onRetry?: () => void;
  /** More buttons. */
  readonly children?: ReactNode;
}) {
  const known = useKnown();
  const { message, remedy, command, action, said } = describe(error, known);
  const button = action === undefined || action === 'confirm-authority' ? undefined : actions[action];
  const confirm = useCommand('cluster:confirm-authority');
  return (
    <div className="notice notice-warning" role="group" aria-label="Problem">
      <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
      <div className="notice-text">
        <p className="strong">{lead === undefined ? message : `${lead} ${message}`}</p>
        {said !== undefined && <ClusterWords said={said} />}
        <p>{remedy}</p>
        {confirm.error !== null && <p role="alert">{describe(confirm.error, known).message}</p>}
        {command !== undefined && (
          <CommandLine line={command} request="clipboard:copy-command" input={{ error }} />
        )}
      </div>
      <div className="row notice-buttons">
        {action === 'confirm-authority' && (
          <Button size="sm" variant="default" loading={confirm.isBusy} onClick={() => void confirm.run({})}>
            Confirm this CA…
          </Button>
        )}
        {button !== undefined && (
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              if (action === 'retry' && onRetry !== undefined) onRetry();
              else void request(button.request, {});
            }}
          >
            {button.label}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
