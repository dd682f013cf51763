import { credentialPhrases } from '../../../../shared/words/en/credential-phrases.ts';
import { leftOf } from '../../../components/time-left.ts';
import { endOf, nameOf, startOf } from './credential-words.ts';
import type { Bar, TimelineLayout } from './timeline-layout.ts';

const widest = 420;

/** The exact dates of the bar under the pointer or the focus; the bar itself says them to screen readers. */
export function TimelineTip({
  bar,
  layout,
  now,
}: {
  readonly bar: Bar;
  readonly layout: TimelineLayout;
  readonly now: number;
}) {
  const { credential, y, endX, state } = bar;
  const { rowHeight, height } = layout;
  const width = Math.min(widest, layout.width);
  const isBelow = y + rowHeight + 76 < height;
  const left = Math.min(Math.max(0, endX - width / 2), layout.width - width);
  const start = startOf(credential);
  return (
    <div
      className="timeline-tip"
      aria-hidden
      style={{
        left,
        width,
        ...(isBelow ? { top: y + rowHeight + 4 } : { bottom: height - y + 4 }),
      }}
    >
      <p className="strong">
        {nameOf(credential)} <span className="quiet">{credentialPhrases().kinds[credential.kind]}</span>
      </p>
      <p>
        <span className={`state-${state}`}>{capital(endOf(credential, now))}</span>
        {state !== 'never' && <span className="quiet"> · {leftOf(credential, now)}</span>}
      </p>
      {start !== null && <p className="quiet">{capital(start)}</p>}
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
