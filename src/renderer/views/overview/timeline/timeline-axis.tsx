import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';
import type { TimelineLayout } from './timeline-layout.ts';

/** The zones behind the bars, the marks of time, and now. */
export function TimelineAxis({ layout }: { readonly layout: TimelineLayout }) {
  const { axis, top, width, height } = layout;
  const bottom = height - 4;
  const labelY = 16;
  const say = timelinePhrases().axis;
  return (
    <g aria-hidden>
      <rect
        className="zone-past"
        x={axis.left}
        y={top - 4}
        width={axis.nowX - axis.left}
        height={bottom - top + 4}
      />
      <rect
        className="zone-never"
        x={axis.neverX}
        y={top - 4}
        width={axis.right - axis.neverX}
        height={bottom - top + 4}
      />
      {axis.ticks.map(({ x, label }) => (
        <g key={x}>
          <line className="tick" x1={x} x2={x} y1={top - 4} y2={bottom} />
          <text className="tick-label" x={x} y={labelY}>
            {label}
          </text>
        </g>
      ))}
      <text className="tick-label tick-never" x={(axis.neverX + axis.right) / 2} y={labelY}>
        {say.never}
      </text>
      {width > axis.right && (
        <text className="tick-label tick-left" x={width} y={labelY}>
          {say.left}
        </text>
      )}
      <line className="now" x1={axis.nowX} x2={axis.nowX} y1={top - 8} y2={bottom} />
      <text className="now-label" x={axis.nowX} y={labelY}>
        {say.now}
      </text>
    </g>
  );
}
