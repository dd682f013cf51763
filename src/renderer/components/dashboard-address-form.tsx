import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { isReadableByOthers } from '../../shared/contract/values/dashboard-address.ts';
import { describe } from '../../shared/words/describe.ts';
import { dashboardPhrases } from '../../shared/words/en/dashboard-phrases.ts';
import { nothingKnown } from '../../shared/words/known/known.ts';
import { useBrief } from '../page/use-brief.ts';
import { useCommand } from '../page/use-command.ts';
import { ErrorNotice } from './error-notice.tsx';
import './dashboard-address.css';

/** The field for the address of the open cluster’s dashboard, which is checked and kept once it is saved. */
export function DashboardAddressForm({
  address,
}: {
  /** What is set; null for nothing. */
  readonly address: string | null;
}) {
  /** Null shows what is set. */
  const [draft, setDraft] = useState<string | null>(null);
  const saved = useBrief();
  const { run, isBusy, error } = useCommand('dashboard:set-address');
  const refusedId = useId();
  const say = dashboardPhrases().address;
  const refused = whyRefused(error);
  const value = draft ?? address ?? '';
  const isUnchanged = value === (address ?? '');
  const save = async () => {
    const done = await run({ address: value });
    if (!done) return;
    setDraft(null);
    saved.say();
  };
  return (
    <form
      className="dashboard-address"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isUnchanged) void save();
      }}
    >
      <div className="dashboard-address-field">
        <TextInput
          aria-label={say.name}
          placeholder="https://localhost:8443/"
          spellCheck={false}
          autoComplete="off"
          value={value}
          aria-invalid={refused !== null}
          aria-describedby={refused === null ? undefined : refusedId}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            saved.unsay();
          }}
        />
        <Button
          type="submit"
          variant="default"
          loading={isBusy}
          data-disabled={isUnchanged}
          aria-disabled={isUnchanged}
        >
          {say.save}
        </Button>
      </div>
      {refused !== null && (
        <p id={refusedId} role="alert" className="state state-soon">
          {refused}
        </p>
      )}
      <p role="status" className="quiet">
        {saved.isSaid && (address === null ? say.takenAway : say.saved)}
      </p>
      {error !== null && error.code !== 'dashboard-address-unusable' && <ErrorNotice error={error} />}
      {draft === null && address !== null && isReadableByOthers(address) && (
        <p className="state state-soon">{say.readable}</p>
      )}
    </form>
  );
}

function whyRefused(error: AppError | null): string | null {
  if (error?.code !== 'dashboard-address-unusable') return null;
  const { message, remedy } = describe(error, nothingKnown);
  return `${message} ${remedy}`;
}
