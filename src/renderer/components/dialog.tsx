import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { dialogPhrases } from '../../shared/words/en/dialog-phrases.ts';
import { useFocusReturn } from '../page/focus.ts';
import { ErrorNotice } from './error-notice.tsx';
import './dialog.css';

/** What a dialog is for. */
export interface DialogAction {
  readonly label: string;
  readonly run: () => void;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** `careful` deserves a second thought, so Cancel has the focus at first; `destructive` looks it too, and while it is busy, the dialog stays to tell how it went. */
  readonly kind: 'plain' | 'careful' | 'destructive';
}

/** A question above the window: Cancel first, what it is for last, Escape cancels, and the focus goes back where it was. */
export function Dialog({
  title,
  formKey = title,
  size = 'md',
  cancel = dialogPhrases().cancel,
  action,
  button,
  note,
  error = null,
  onRetry,
  onClose,
  children,
}: {
  readonly title: string;
  /** While it stays the same, what was put in and the focus stay too: the title, unless that follows what is put in. */
  readonly formKey?: string;
  readonly size?: 'md' | 'lg' | 'xl';
  readonly cancel?: string;
  readonly action?: DialogAction;
  /** A button of its own kind in the place of the action's. */
  readonly button?: ReactNode;
  /** What stands beside the buttons. */
  readonly note?: ReactNode;
  readonly error?: AppError | null;
  readonly onRetry?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  useFocusReturn();
  const isCancelFirst = button === undefined && (action?.kind ?? 'careful') !== 'plain';
  const isHeld = action?.kind === 'destructive' && action.isBusy === true;
  return (
    <Modal
      opened
      onClose={() => {
        if (!isHeld) onClose();
      }}
      title={title}
      size={size}
      returnFocus={false}
      transitionProps={{ duration: 100 }}
      closeButtonProps={{ 'aria-label': dialogPhrases().close, disabled: isHeld }}
      classNames={{
        header: 'dialog-header',
        title: 'dialog-title',
        body: 'dialog-body',
        ...(size === 'xl' ? { content: 'dialog-steady' } : {}),
      }}
    >
      <form
        key={formKey}
        onSubmit={(event) => {
          event.preventDefault();
          action?.run();
        }}
      >
        <div className="stack">{children}</div>
        <div className={size === 'md' ? 'dialog-foot' : 'dialog-foot dialog-foot-long'}>
          {error !== null && <ErrorNotice error={error} {...(onRetry === undefined ? {} : { onRetry })} />}
          <div className="row row-end">
            {note}
            <Button
              variant="default"
              data-autofocus={isCancelFirst || undefined}
              disabled={isHeld}
              onClick={onClose}
            >
              {cancel}
            </Button>
            {action !== undefined && (
              <Button
                type="submit"
                data-autofocus={!isCancelFirst || undefined}
                {...(action.kind === 'destructive' ? { color: 'red' } : {})}
                loading={action.isBusy === true}
                disabled={action.isDisabled === true}
              >
                {action.label}
              </Button>
            )}
            {button}
          </div>
        </div>
      </form>
    </Modal>
  );
}
