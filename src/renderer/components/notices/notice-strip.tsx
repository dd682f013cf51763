import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconInfoCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { bannerPhrases } from '../../../shared/words/en/banner-phrases.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { openDashboard } from '../../page/open-dashboard.ts';
import { useGo } from '../../page/places.ts';
import { putBugAway, useUncaughtBug } from '../../page/page-bugs.ts';
import { useCommand } from '../../page/use-command.ts';
import { useKnown } from '../../page/state.ts';
import { dueNotices, identityOf, type DueNotice } from './due-notices.ts';
import { NoticeActs, TimeLeft, WholeNotice, type NoticeWays } from './notice-parts.tsx';
import { isWarning, noticeName, noticeWords, putAwayOf } from './notice-words.ts';
import { SteadyWords } from '../steady-words.tsx';
import './notice-strip.css';

/** The most important notice in one line, at a place that is always there; the others and all of its text unfold above the screen. */
export function NoticeStrip({
  snapshot,
  visit,
  isReasonShown,
  tellsOfApi,
  onRetry,
}: {
  readonly snapshot: Snapshot;
  /** Another number for each visit to a screen. */
  readonly visit: number;
  /** The screen says itself why nothing was copied, with the way out. */
  readonly isReasonShown: boolean;
  /** The screen leaves it to the strip to say that the API server does not answer. */
  readonly tellsOfApi: boolean;
  /** Draws the screen anew after a bug. */
  readonly onRetry: () => void;
}) {
  const go = useGo();
  const bug = useUncaughtBug();
  const [putAway, setPutAway] = useState<readonly number[]>([]);
  /** The visit on which the list was unfolded; null while it is folded. */
  const [openedOn, setOpenedOn] = useState<number | null>(null);
  const isOpen = openedOn === visit;
  const login = useCommand('login:choose');
  const list = useId();
  const notices = dueNotices(snapshot, { bug, putAway, tellsOfApi, loginError: login.error });
  const [first] = notices;
  const say = bannerPhrases();
  if (first === undefined) {
    // What comes next is not to unfold by itself.
    if (isOpen) setOpenedOn(null);
    return (
      <p className="quiet" data-result>
        {say.none}
      </p>
    );
  }
  const ways = {
    isReasonShown,
    onRetry: () => {
      putBugAway();
      onRetry();
    },
    onPutAway: (at: number) => setPutAway((before) => [...before, at]),
    onOpenDashboard: () => void openDashboard(snapshot.cluster, go),
    onLogin: (on: boolean) => void login.run({ on }),
  };
  const unfolds = notices.length === 1 ? say.details : say.more(notices.length - 1);
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <div
      className="notice-slot"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpenedOn(null);
      }}
    >
      {isOpen ? (
        <p className="notice-line-text quiet">{say.all(notices.length)}</p>
      ) : (
        <NoticeLine key={identityOf(first)} notice={first} ways={ways} />
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        rightSection={<Chevron size={16} aria-hidden />}
        onClick={() => setOpenedOn(isOpen ? null : visit)}
      >
        <SteadyWords
          words={isOpen ? say.close : unfolds}
          all={[say.close, say.details, say.more(notices.length - 1)]}
        />
      </Button>
      {isOpen && (
        <ul className="notice-list" id={list}>
          {notices.map((notice) => (
            <li key={identityOf(notice)}>
              <WholeNotice notice={notice} ways={ways} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NoticeLine({ notice, ways }: { readonly notice: DueNotice; readonly ways: NoticeWays }) {
  const { title, text } = noticeWords(notice, useKnown(), ways.isReasonShown);
  const name = noticeName(notice);
  const putAway = putAwayOf(notice, ways.onPutAway);
  const Icon = isWarning(notice) ? IconAlertTriangle : IconInfoCircle;
  return (
    <div
      className={isWarning(notice) ? 'notice-line notice-line-warning' : 'notice-line'}
      role={name === null ? 'note' : 'alert'}
      aria-label={name ?? undefined}
    >
      <Icon className="notice-line-icon" size={18} aria-hidden />
      <p className="notice-line-text">
        <strong>{title}</strong>
        {text !== '' && ` ${text}`}
      </p>
      <div className="notice-line-acts">
        {notice.kind === 'forgotten' && <TimeLeft until={notice.until} />}
        <NoticeActs notice={notice} ways={ways} size="compact-sm" />
        {putAway !== null && <CloseButton size="sm" aria-label={commonPhrases().putAway} onClick={putAway} />}
      </div>
    </div>
  );
}
