import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';
import { useGo } from '../../../page/places.ts';
import { openCredential } from '../../../page/open-credential.ts';
import { TimelineAxis } from './timeline-axis.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { layOutTimeline, type Bar } from './timeline-layout.ts';
import { TimelineTip } from './timeline-tip.tsx';

/** The picture: bars on a logarithmic axis around now. The arrow keys move along the bars, Enter opens one. */
export function TimelinePlot({
  credentials,
  now,
  tokenShare,
  awaitsToken,
}: {
  readonly credentials: readonly Credential[];
  readonly now: number;
  readonly tokenShare: number;
  /** Whether one more token is about to come. */
  readonly awaitsToken: boolean;
}) {
  const go = useGo();
  const fade = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [tabStopId, setTabStopId] = useState<string | null>(null);
  const layout = useMemo(
    () => layOutTimeline(credentials, width, now, tokenShare, awaitsToken ? 1 : 0),
    [credentials, width, now, tokenShare, awaitsToken],
  );
  const bars = layout.groups.flatMap((group) => group.bars);
  const tabStop = bars.find(({ credential }) => credential.id === tabStopId) ?? bars[0];
  const shown = bars.find(({ credential }) => credential.id === (hoveredId ?? focusedId));

  const onKeyDown = (event: KeyboardEvent<SVGElement>, bar: Bar) => {
    if (event.key === 'Enter' || event.key === ' ') openCredential(bar.credential, go);
    else if (event.key === 'Escape') {
      setHoveredId(null);
      setFocusedId(null);
    } else {
      const to = bars[moveFrom(bars.indexOf(bar), event.key, bars.length)];
      if (to === undefined) return;
      frame.current?.querySelector<SVGElement>(`[data-id="${CSS.escape(to.credential.id)}"]`)?.focus();
    }
    event.preventDefault();
  };

  return (
    <div ref={frame} className="timeline-frame">
      {width > 0 && (
        <svg
          className="timeline-plot"
          data-stacked={layout.isStacked || undefined}
          width={width}
          height={layout.height}
          role="group"
          aria-label={timelinePhrases().plot}
        >
          <defs>
            <linearGradient id={fade}>
              <stop offset="0.6" className="never-full" />
              <stop offset="1" className="never-faded" />
            </linearGradient>
          </defs>
          <TimelineAxis layout={layout} />
          {layout.groups.map((group) => (
            <g key={group.heading}>
              <text className="timeline-heading" x={0} y={group.y + 15} aria-hidden>
                {group.heading}
              </text>
              {group.bars.map((bar) => (
                <TimelineBar
                  key={bar.credential.id}
                  bar={bar}
                  layout={layout}
                  now={now}
                  fade={fade}
                  isTabStop={bar === tabStop}
                  isShown={bar === shown}
                  onHover={setHoveredId}
                  onFocus={(id) => {
                    setFocusedId(id);
                    if (id !== null) setTabStopId(id);
                  }}
                  onOpen={() => openCredential(bar.credential, go)}
                  onKeyDown={(event) => onKeyDown(event, bar)}
                />
              ))}
            </g>
          ))}
        </svg>
      )}
      {shown !== undefined && <TimelineTip bar={shown} layout={layout} now={now} />}
    </div>
  );
}

/** Which bar a key goes to; one that is not there, for keys that go nowhere. */
function moveFrom(index: number, key: string, count: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

/** The width of an element in whole pixels, as it changes; 0 before it is known. */
function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
