import { Button, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ExportWays, TokenSubject } from '../../../shared/contract/state/inspection.ts';
import { serverRenewal } from '../../../shared/words/certificate-words.ts';
import { inspectUsePhrases } from '../../../shared/words/en/inspect-use-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Rich } from '../../components/rich.tsx';
import { useKnown, useSnapshot } from '../../page/state.ts';
import { useCommand } from '../../page/use-command.ts';
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
  const { ask, error } = useCommand('inspect:export');
  const say = inspectUsePhrases().file;
  const run = async (server: string | null, isLocal: boolean) => {
    setAsking(false);
    const answer = await ask({ subject, server });
    if (answer !== null && answer.file !== null) setWritten({ file: answer.file, isLocal });
  };
  return (
    <div className="use-line">
      <h3>{say.title}</h3>
      <p>{say.help}</p>
      <div className="row">
        <Button size="sm" variant="default" onClick={() => setAsking(true)}>
          {say.export}
        </Button>
        {written !== null && (
          <span role="status">
            {(written.isLocal ? say.writtenForHere : say.written)(visibleText(written.file))}
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
  const say = inspectUsePhrases().file;
  const other =
    place === 'here'
      ? null
      : (ways?.others.find((each) => each.server === server) ?? ways?.others[0] ?? null);
  return (
    <Dialog
      title={say.question}
      action={{
        label: say.choose,
        kind: 'careful',
        isDisabled: ways === null || other?.check === 'uncovered',
        run: () => onExport(other?.server ?? null, other === null && ways?.isLocal === true),
      }}
      error={error}
      onRetry={reload}
      onClose={onClose}
    >
      <p>{say.warning}</p>
      {ways !== null && (
        <>
          <Radio.Group
            label={say.place.name}
            value={place}
            onChange={(chosen) => setPlace(chosen === 'elsewhere' ? 'elsewhere' : 'here')}
          >
            <div className="stack stack-tight">
              <Radio value="here" label={say.place.here} description={visibleText(ways.server)} />
              <Radio
                value="elsewhere"
                label={say.place.elsewhere}
                description={whyNowhereElse(ways)}
                disabled={ways.others.length === 0}
              />
            </div>
          </Radio.Group>
          {place === 'here' && ways.isLocal && <p role="note">{say.place.hereOnly}</p>}
          {other !== null && <Elsewhere ways={ways} other={other} onChoose={setServer} />}
        </>
      )}
    </Dialog>
  );
}

function whyNowhereElse({ isOnNetwork, others }: ExportWays): string {
  const say = inspectUsePhrases().file.place;
  if (!isOnNetwork) return say.onLoopback;
  return others.length === 0 ? say.withoutAddress : say.byAddress;
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
  const say = inspectUsePhrases().file;
  return (
    <>
      {others.length > 1 && (
        <NativeSelect
          label={say.address}
          value={server}
          onChange={(event) => onChoose(event.currentTarget.value)}
          data={others.map((each) => each.server)}
        />
      )}
      <p role="note">
        {others.length === 1 && `${say.namesServer(visibleText(server))} `}
        {say.check[check](visibleText(address))}
      </p>
      {(check === 'by-name' || check === 'uncovered') && <ToCover address={address} template={template} />}
    </>
  );
}

function ToCover({ address, template }: { readonly address: string; readonly template: string }) {
  const renewal = serverRenewal(useSnapshot()?.certificates ?? null, useKnown());
  if (renewal === null) return null;
  const { command, effect } = renewal;
  const kind = address.includes(':') || /^[\d.]+$/.test(address) ? 'IP' : 'DNS';
  return (
    <p className="quiet">
      {command !== null && (
        <>
          <Rich
            phrase={inspectUsePhrases().file.toCover(
              <code>
                {kind}.100 = {visibleText(address)}
              </code>,
              <code>[ alt_names ]</code>,
              <code className="value">{visibleText(template)}</code>,
              <code>{command}</code>,
            )}
          />{' '}
        </>
      )}
      {effect}
    </p>
  );
}
