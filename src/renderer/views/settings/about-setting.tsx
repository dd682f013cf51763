import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { settingsPhrases } from '../../../shared/words/en/settings-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CopyReport } from '../../components/copy-report.tsx';
import { Rich } from '../../components/rich.tsx';
import { Setting } from './setting.tsx';

/** What Keyfob is, what it stores and where, how to be rid of all of it, and what to send when it has a bug. */
export function AboutSetting({ snapshot }: { readonly snapshot: Snapshot }) {
  const { ownVersion, logFile } = snapshot;
  const say = settingsPhrases().about;
  const folder = visibleText(logFile.slice(0, logFile.lastIndexOf('/')));
  return (
    <Setting id="about" name={say.name}>
      <div className="about">
        <p>
          {say.version(ownVersion)}
          <br />
          {say.licence}
        </p>
        <details>
          <summary>{say.stored.title}</summary>
          <ul>
            <li>{say.stored.keyring}</li>
            <li>
              <Rich phrase={say.stored.folder(<code className="value">{folder}</code>)} />
            </li>
            <li>{say.stored.cluster}</li>
            <li>
              <Rich phrase={say.stored.log(<code className="value">{visibleText(logFile)}</code>)} />
            </li>
          </ul>
        </details>
        <details>
          <summary>{say.removed.title}</summary>
          <ol>
            <li>{say.removed.revoke}</li>
            <li>{say.removed.cluster}</li>
            <li>{say.removed.login}</li>
            <li>{say.removed.keyring}</li>
            <li>
              <Rich phrase={say.removed.folder(<code className="value">{folder}</code>)} />
            </li>
          </ol>
        </details>
        <div className="row">
          <CopyReport />
        </div>
      </div>
    </Setting>
  );
}
