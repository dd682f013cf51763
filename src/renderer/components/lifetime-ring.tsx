import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { formatDuration } from '../../shared/words/text/format-time.ts';
import { lifetimeState } from '../../shared/contract/state/lifetime-state.ts';
import { credentialPhrases } from '../../shared/words/en/credential-phrases.ts';

const hourMs = 3_600_000;
const radius = 44;
const circumference = 2 * Math.PI * radius;

/** A ring that shows how much of a token's lifetime is left, with the time in its middle; epoch milliseconds. */
export function LifetimeRing({
  issuedAt,
  expiresAt,
  now,
  tokenShare,
}: {
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly now: number;
  readonly tokenShare: number;
}) {
  const left = Math.max(0, expiresAt - now);
  const share = Math.min(1, left / (expiresAt - issuedAt));
  const state = lifetimeState('token', issuedAt, expiresAt, now, tokenShare);
  const say = commonPhrases().lifetimes;
  const { states } = credentialPhrases();
  const isOver = state === 'expired';
  const words = isOver ? states.expired : formatDuration(left);
  return (
    <div
      className={`ring ring-${state}`}
      role="timer"
      aria-live="off"
      aria-label={isOver ? states.expired : say.left(formatDuration(left))}
    >
      <svg viewBox="0 0 100 100" aria-hidden>
        <circle className="ring-track" cx="50" cy="50" r={radius} />
        <circle
          className="ring-share"
          cx="50"
          cy="50"
          r={radius}
          strokeDasharray={`${share * circumference} ${circumference}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span className={expiresAt - issuedAt <= hourMs ? 'ring-text' : 'ring-text ring-text-long'}>
        <span key={words}>{words}</span>
        {!isOver && <small>{say.leftBelow}</small>}
      </span>
    </div>
  );
}
