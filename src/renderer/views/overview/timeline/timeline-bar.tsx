import type { KeyboardEvent } from 'react';
import { credentialPhrases } from '../../../../shared/words/en/credential-phrases.ts';
import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';
import { endOf, nameOf, shortLeftOf } from './credential-words.ts';
import { EndMark } from './end-mark.tsx';
import type { Bar, TimelineLayout } from './timeline-layout.ts';

/** One lifetime: faint what is past, full what is left, with its last part in the colour of soon, and a mark at its end. */
export function TimelineBar({
  bar,
  layout,
  now,
  fade,
  isTabStop,
  isShown,
  onHover,
  onFocus,
  onOpen,
  onKeyDown,
}: {
  readonly bar: Bar;
  readonly layout: TimelineLayout;
  readonly now: number;
  /** The id of the gradient for what never ends. */
  readonly fade: string;
  readonly isTabStop: boolean;
  readonly isShown: boolean;
  readonly onHover: (id: string | null) => void;
  readonly onFocus: (id: string | null) => void;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGElement>) => void;
}) {
  const { credential, state, y } = bar;
  const { axis, rowHeight, hasLabels, isStacked } = layout;
  const name = nameOf(credential);
  const kind = credentialPhrases().kinds[credential.kind];
  const spoken = timelinePhrases().bar(name, shortLeftOf(credential, now), kind, endOf(credential, now));
  const middle = y + (isStacked && hasLabels ? rowHeight - 11 : rowHeight / 2);
  return (
    <g
      className={`bar state-${state}`}
      data-id={credential.id}
      data-shown={isShown || undefined}
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={spoken}
      onMouseMove={({ movementX, movementY }) => {
        // What scrolls below a pointer that rests is not pointed at.
        if (movementX !== 0 || movementY !== 0) onHover(credential.id);
      }}
      onMouseLeave={() => onHover(null)}
      onFocus={() => onFocus(credential.id)}
      onBlur={() => onFocus(null)}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <rect className="bar-row" x={0} y={y} width={layout.width} height={rowHeight} />
      {hasLabels && (
        <foreignObject
          x={0}
          y={isStacked ? y : y + rowHeight / 2 - 10}
          width={isStacked ? axis.right - 80 : axis.left - 8}
          height={20}
        >
          <div className="bar-name">{`${name} `}</div>
        </foreignObject>
      )}
      <Line bar={bar} layout={layout} middle={middle} fade={fade} />
      {hasLabels && <Left bar={bar} layout={layout} middle={middle} now={now} />}
    </g>
  );
}

function Line({
  bar: { state, startX, endX, soonX },
  layout: { axis, hasLabels },
  middle,
  fade,
}: {
  readonly bar: Bar;
  readonly layout: TimelineLayout;
  readonly middle: number;
  readonly fade: string;
}) {
  const thickness = hasLabels ? 6 : 4;
  const top = middle - thickness / 2;
  const isPast = endX < axis.nowX;
  const pastEnd = isPast ? endX : axis.nowX;
  const tail = state === 'fine' ? endX - Math.max(soonX, axis.nowX) : 0;
  return (
    <>
      {startX < pastEnd && (
        <rect className="bar-past" x={startX} y={top} width={pastEnd - startX} height={thickness} />
      )}
      {!isPast && (
        <rect
          className="bar-left"
          x={axis.nowX}
          y={top}
          width={Math.max(0, endX - axis.nowX)}
          height={thickness}
          fill={state === 'never' ? `url(#${fade})` : undefined}
        />
      )}
      {tail > 1 && <rect className="bar-tail" x={endX - tail} y={top} width={tail} height={thickness} />}
      <g transform={`translate(${endX} ${middle})${hasLabels ? '' : ' scale(0.7)'}`}>
        <EndMark state={state} />
      </g>
    </>
  );
}

/** What is left, in a column of its own at the right. */
function Left({
  bar: { credential },
  layout: { width, isStacked },
  middle,
  now,
}: {
  readonly bar: Bar;
  readonly layout: TimelineLayout;
  readonly middle: number;
  readonly now: number;
}) {
  return (
    <text className="bar-text" x={width} y={isStacked ? middle - 11 : middle + 4}>
      {shortLeftOf(credential, now)}
    </text>
  );
}
