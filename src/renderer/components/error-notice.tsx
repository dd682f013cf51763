import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RequestName } from '../../shared/contract/contract.ts';
import { describe } from '../../shared/words/describe.ts';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import type { ErrorAction } from '../../shared/words/errors/words.ts';
import { request } from '../page/api.ts';
import { useCommand } from '../page/use-command.ts';
import { useKnown } from '../page/state.ts';
import { ClusterSays } from './cluster-says.tsx';
import { CommandLine } from './command-line.tsx';

type PlainRequest = Extract<
  RequestName,
  'cluster:refresh' | 'cluster:choose-snap-data' | 'keyring:unlock' | 'access:ask' | 'token:copy-fresh'
>;

const requests: Readonly<Record<Exclude<ErrorAction, 'confirm-authority'>, PlainRequest>> = {
  retry: 'cluster:refresh',
  'choose-snap-data': 'cluster:choose-snap-data',
  'unlock-keyring': 'keyring:unlock',
  'create-keyring': 'keyring:unlock',
  'set-up-access': 'access:ask',
  'open-window': 'token:copy-fresh',
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
  const { message, remedy, command, said } = describe(error, useKnown());
  return (
    <div className="notice notice-warning" role="group" aria-label={commonPhrases().problem.label}>
      <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
      <div className="notice-text">
        <p className="strong">{lead === undefined ? message : `${lead} ${message}`}</p>
        {said !== undefined && <ClusterSays said={said} />}
        <p>{remedy}</p>
        {command !== undefined && (
          <CommandLine
            line={command}
            request="clipboard:copy-command"
            input={{ error }}
            isForThisMachine={error.code === 'keyring-absent'}
          />
        )}
      </div>
      <div className="row notice-buttons">
        <ErrorAct error={error} {...(onRetry === undefined ? {} : { onRetry })} size="sm" />
        {children}
      </div>
    </div>
  );
}

/** The button of an error's way out, where there is one. */
export function ErrorAct({
  error,
  onRetry,
  size,
}: {
  readonly error: AppError;
  readonly onRetry?: () => void;
  readonly size: 'sm' | 'compact-sm';
}) {
  const known = useKnown();
  const { action } = describe(error, known);
  const confirm = useCommand('cluster:confirm-authority');
  if (action === undefined) return null;
  const label = commonPhrases().problem.action[action];
  if (action === 'confirm-authority')
    return (
      <>
        {confirm.error !== null && <p role="alert">{describe(confirm.error, known).message}</p>}
        <Button size={size} variant="default" loading={confirm.isBusy} onClick={() => void confirm.run({})}>
          {label}
        </Button>
      </>
    );
  return (
    <Button
      size={size}
      variant="default"
      onClick={() => {
        if (action === 'retry' && onRetry !== undefined) onRetry();
        else void request(requests[action], {});
      }}
    >
      {label}
    </Button>
  );
}
