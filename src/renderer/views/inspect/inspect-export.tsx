import { Button, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { ExportWays, TokenSubject } from '../../../shared/contract/state/inspection.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useQuery } from '../../page/use-query.ts';

type Other = ExportWays['others'][number];

interface Written {
  readonly file: string;
  readonly isLocal: boolean;
}

/** Writes the token into a kubeconfig of its own, for this machine or for another one. */
export function InspectExport({ subject }: { readonly subject: TokenSubject }) {
  const [isAsking, setAsking] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const run = async (server: string | null, isLocal: boolean) => {
    setAsking(false);
    const reply = await request('inspect:export', { subject, server });
    setError(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.file !== null) setWritten({ file: reply.value.file, isLocal });
  };
  return (
    <div className="use-line">
      <h3>As a file</h3>
      <p>
        A kubeconfig of its own, with this token and nothing of the administrator’s, for programs that want a
        file.
      </p>
      <div className="row">
        <Button size="sm" variant="default" onClick={() => setAsking(true)}>
          Export kubeconfig…
        </Button>
        {written !== null && (
          <span role="status">
            Written to {visibleText(written.file)}, readable by you alone.
            {written.isLocal && ' It works on this machine only.'}
          </span>
        )}
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {isAsking && (
        <ExportDialog
          onExport={(server, isLocal) => void run(server, isLocal)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function ExportDialog({
  onExport,
  onClose,
}: {
  readonly onExport: (server: string | null, isLocal: boolean) => void;
  readonly onClose: () => void;
}) {
  const { value: ways, error, reload } = useQuery('inspect:export-ways', {}, 0);
  const [place, setPlace] = useState<'here' | 'elsewhere'>('here');
  const [server, setServer] = useState<string | null>(null);
  const other =
    place === 'here'
      ? null
      : (ways?.others.find((each) => each.server === server) ?? ways?.others[0] ?? null);
  return (
    <Dialog
      title="Write the token into a file?"
      action={{
        label: 'Choose a file…',
        kind: 'careful',
        isDisabled: ways === null || other?.check === 'uncovered',
        run: () => onExport(other?.server ?? null, other === null && ways?.isLocal === true),
      }}
      error={error}
      onRetry={reload}
      onClose={onClose}
    >
      <p>
        Whoever gets the file, also from a backup, has what this token may do until it expires. Keyfob will
        not delete it. Only you can read it (mode 0600).
      </p>
      {ways !== null && (
        <>
          <Radio.Group
            label="Where will it be used?"
            value={place}
            onChange={(chosen) => setPlace(chosen === 'elsewhere' ? 'elsewhere' : 'here')}
          >
            <div className="stack stack-tight">
              <Radio value="here" label="On this machine" description={visibleText(ways.server)} />
              <Radio
                value="elsewhere"
                label="On another machine"
                description={whyNowhereElse(ways)}
                disabled={ways.others.length === 0}
              />
            </div>
          </Radio.Group>
          {place === 'here' && ways.isLocal && (
            <p role="note">
              The file works on this machine only: on any other its loopback address leads to that one itself.
            </p>
          )}
          {other !== null && <Elsewhere ways={ways} other={other} onChoose={setServer} />}
        </>
      )}
    </Dialog>
  );
}

function whyNowhereElse({ isOnNetwork, others }: ExportWays): string {
  if (!isOnNetwork)
    return 'The API server listens on loopback only (--bind-address): no other machine can reach it.';
  if (others.length === 0) return 'This machine has no address by which another one could reach it.';
  return 'By an address of this machine in the network';
}

function Elsewhere({
  ways: { others, template },
  other: { address, server, check },
  onChoose,
}: {
  readonly ways: ExportWays;
  readonly other: Other;
  readonly onChoose: (server: string) => void;
}) {
  const kind = address.includes(':') || /^[\d.]+$/.test(address) ? 'IP' : 'DNS';
  return (
    <>
      {others.length > 1 && (
        <NativeSelect
          label="Address"
          value={server}
          onChange={(event) => onChoose(event.currentTarget.value)}
          data={others.map((each) => each.server)}
        />
      )}
      <p role="note">
        {others.length === 1 && `The file names ${visibleText(server)}. `}
        {checkWords[check](visibleText(address))}
      </p>
      {(check === 'by-name' || check === 'uncovered') && (
        <p className="quiet">
          To have it covered, add a line{' '}
          <code>
            {kind}.100 = {visibleText(address)}
          </code>{' '}
          below <code>[ alt_names ]</code> in <code className="value">{visibleText(template)}</code>, then run{' '}
          <code>sudo microk8s refresh-certs --cert server.crt</code>, which restarts the API server.
        </p>
      )}
    </>
  );
}

const checkWords: Readonly<Record<Other['check'], (address: string) => string>> = {
  covered: (address) => `The API server’s certificate covers ${address}.`,
  'by-name': (address) =>
    `The API server’s certificate does not cover ${address}: the file says “tls-server-name: kubernetes”, a name that it does cover, and kubectl checks that.`,
  uncovered: (address) =>
    `The API server’s certificate covers neither ${address} nor the name kubernetes: every client would refuse it.`,
  unknown: (address) =>
    `Whether the API server’s certificate covers ${address} could not be seen, because the API server did not answer.`,
};
