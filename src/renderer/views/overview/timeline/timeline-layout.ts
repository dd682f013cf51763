import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import {
  credentialState,
  soonFrom,
  type LifetimeState,
} from '../../../../shared/contract/state/lifetime-state.ts';
import type { Phrases } from '../../../../shared/words/en/phrases.ts';
import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';
import { makeTimeAxis, type TimeAxis } from './time-axis.ts';

/** The lifetime of one credential as it is drawn; pixels. */
export interface Bar {
  readonly credential: Credential;
  readonly state: LifetimeState;
  /** The top of its row. */
  readonly y: number;
  /** Where it begins; now, when nobody knows since when it is valid. */
  readonly startX: number;
  /** Where it ends; the strip of what never ends, for what never does. */
  readonly endX: number;
  /** Where its end becomes near. */
  readonly soonX: number;
}

/** Bars of one kind below their heading. */
export interface BarGroup {
  readonly heading: string;
  readonly y: number;
  readonly bars: readonly Bar[];
}

/** Everything that is drawn; pixels. */
export interface TimelineLayout {
  readonly axis: TimeAxis;
  readonly groups: readonly BarGroup[];
  readonly rowHeight: number;
  /** Whether each row has room for its name and what is left. */
  readonly hasLabels: boolean;
  /** Whether the names stand above the bars, for want of width. */
  readonly isStacked: boolean;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const axisHeight = 28;
const headingHeight = 22;
const groupGap = 8;
const roomyRow = 24;
const stackedRow = 36;
const denseRow = 8;
const mostRoomyRows = 18;
/** Enough for the longest names of files that MicroK8s has. */
const widestLabels = 276;
const leastAxisWidth = 300;
const leastHeadingWidth = 122;
const headingCharacterWidth = 6.4;
const leftWidth = 76;
/** With less the names stand above the bars. */
const leastWideWidth = widestLabels + leastAxisWidth + leftWidth;

const kinds: readonly {
  readonly group: keyof Phrases['timeline']['groups'];
  readonly of: readonly Credential['kind'][];
}[] = [
  { group: 'tokens', of: ['token', 'legacy-token'] },
  { group: 'certificates', of: ['certificate', 'admin-certificate'] },
  { group: 'staticTokens', of: ['admin-token', 'static-token', 'kubeconfig-copy'] },
  { group: 'clusterAgent', of: ['join-token', 'certificate-request-token', 'callback-token'] },
];

/**
 * Lays the credentials out, grouped by kind and in their given order, with fewer pixels a row the more they are; `tokenShare` is
 * what is left of a token when its end is near. `spareTokens` is for how many tokens more there is room, so that those that are
 * about to come move nothing.
 */
export function layOutTimeline(
  credentials: readonly Credential[],
  width: number,
  now: number,
  tokenShare: number,
  spareTokens = 0,
): TimelineLayout {
  const hasLabels = credentials.length <= mostRoomyRows;
  const isStacked = width < leastWideWidth;
  const rowHeight = hasLabels ? (isStacked ? stackedRow : roomyRow) : denseRow;
  const { groups: names, counted } = timelinePhrases();
  const listed = kinds.flatMap(({ group, of }) => {
    const members = credentials.filter(({ kind }) => of.includes(kind));
    const heading = hasLabels ? names[group] : counted(names[group], members.length);
    const rows = members.length + (group === 'tokens' ? spareTokens : 0);
    return rows === 0 ? [] : [{ heading, members, rows }];
  });
  const headingWidth = Math.max(
    leastHeadingWidth,
    ...listed.map(({ heading }) => heading.length * headingCharacterWidth),
  );
  const labels = isStacked ? 0 : hasLabels ? widestLabels : Math.min(widestLabels, headingWidth);
  const axis = makeTimeAxis(labels, hasLabels && !isStacked ? width - leftWidth : width);
  const groups: BarGroup[] = [];
  let y = axisHeight;
  for (const { heading, members, rows } of listed) {
    const headingY = y;
    // Without names of their own the bars stand beside their heading.
    if (hasLabels || isStacked) y += headingHeight;
    const bars = members.map((credential, at) =>
      toBar(credential, y + at * rowHeight, axis, now, tokenShare),
    );
    groups.push({ heading, y: headingY, bars });
    y += Math.max(rows * rowHeight, hasLabels || isStacked ? 0 : headingHeight) + groupGap;
  }
  return { axis, groups, rowHeight, hasLabels, isStacked, top: axisHeight, width, height: y };
}

function toBar(credential: Credential, y: number, axis: TimeAxis, now: number, tokenShare: number): Bar {
  const { kind, notBefore, expiresAt } = credential;
  const startX = axis.x(Math.min(0, (notBefore ?? now) - now));
  return {
    credential,
    state: credentialState(credential, now, tokenShare),
    y,
    startX,
    endX: expiresAt === null ? axis.right - 20 : axis.x(expiresAt - now),
    soonX:
      expiresAt === null
        ? axis.right
        : axis.x(Math.max(0, soonFrom(kind, notBefore, expiresAt, tokenShare) - now)),
  };
}
