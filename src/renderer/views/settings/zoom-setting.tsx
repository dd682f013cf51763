import { Button } from '@mantine/core';
import { nextZoom, zoomPercents, type ZoomPercent } from '../../../shared/contract/values/zoom.ts';
import { settingsPhrases } from '../../../shared/words/en/settings-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { Setting } from './setting.tsx';

/** How large the window is drawn. */
export function ZoomSetting({ percent }: { readonly percent: ZoomPercent }) {
  const { run, error } = useCommand('settings:choose-look');
  const say = settingsPhrases().zoom;
  const drawAt = (zoomPercent: ZoomPercent) => void run({ zoomPercent });
  return (
    <Setting
      id="zoom"
      name={say.name}
      help={say.help}
      below={error !== null && <ErrorNotice error={error} />}
    >
      <div className="zoom">
        <Button
          variant="default"
          aria-label={say.smaller}
          aria-disabled={percent === zoomPercents[0]}
          onClick={() => drawAt(nextZoom(percent, -1))}
        >
          −
        </Button>
        <output className="numeric">{say.percent(percent)}</output>
        <Button
          variant="default"
          aria-label={say.larger}
          aria-disabled={percent === zoomPercents.at(-1)}
          onClick={() => drawAt(nextZoom(percent, 1))}
        >
          +
        </Button>
        <Button variant="subtle" aria-disabled={percent === 100} onClick={() => drawAt(100)}>
          {say.asAtFirst}
        </Button>
      </div>
    </Setting>
  );
}
