import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { bannerPhrases } from '../../../shared/words/en/banner-phrases.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { tokenCopyPhrases } from '../../../shared/words/en/token-copy-phrases.ts';
import { formatDuration } from '../../../shared/words/text/format-time.ts';
import { updatePhrases } from '../../../shared/words/en/update-phrases.ts';
import { request } from '../../page/api.ts';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';
import { ErrorAct, ErrorNotice } from '../error-notice.tsx';
import { RealClusterButton } from '../real-cluster-button.tsx';
import { ReportButton } from '../report-button.tsx';
import type { DueNotice } from './due-notices.ts';
import { isWarning, noticeWords, putAwayOf } from './notice-words.ts';

type Size = 'sm' | 'compact-sm';

/** What a notice can lead to beyond the requests of its own. */
export interface NoticeWays {
  readonly isReasonShown: boolean;
  readonly onRetry: () => void;
  readonly onPutAway: (at: number) => void;
  readonly onOpenDashboard: () => void;
  readonly onLogin: (on: boolean) => void;
}

/** The buttons of a notice. */
export function NoticeActs({
  notice,
  ways,
  size,
}: {
  readonly notice: DueNotice;
  readonly ways: NoticeWays;
  readonly size: Size;
}) {
  switch (notice.kind) {
    case 'forgotten':
      return (
        <Button size={size} variant="default" onClick={() => void request('token:keep', {})}>
          {bannerPhrases().banners.forgotten.undo}
        </Button>
      );
    case 'bug':
      return <ErrorAct error={notice.error} onRetry={ways.onRetry} size={size} />;
    case 'copy-failed':
      return ways.isReasonShown ? null : <ErrorAct error={notice.error} onRetry={copyAgain} size={size} />;
    case 'dashboard-failed':
      return <ErrorAct error={notice.error} onRetry={ways.onOpenDashboard} size={size} />;
    case 'restarted':
    case 'api-failed':
    case 'keyring-unusable':
    case 'store-error':
    case 'login-failed':
    case 'forget-failed':
      return <ErrorAct error={notice.error} size={size} />;
    case 'keyring-unlocking':
      return (
        <Button size={size} variant="default" onClick={() => void request('keyring:cancel-unlock', {})}>
          {bannerPhrases().banners.unlocking.cancel}
        </Button>
      );
    case 'demo':
      return <RealClusterButton size={size} />;
    case 'login-question':
      return <LoginAnswers size={size} onLogin={ways.onLogin} />;
    case 'updated':
      return notice.isRotating ? null : (
        <Button size={size} variant="default" onClick={() => void request('update:restart', {})}>
          {updatePhrases().notice.restart}
        </Button>
      );
    case 'clipboard-left':
    case 'outdated-electron':
    case 'no-tray':
      return null;
  }
}

function LoginAnswers({ size, onLogin }: { readonly size: Size; readonly onLogin: NoticeWays['onLogin'] }) {
  const say = commonPhrases().login;
  return (
    <>
      <Button size={size} variant="default" onClick={() => onLogin(true)}>
        {say.start}
      </Button>
      <Button size={size} variant="default" onClick={() => onLogin(false)}>
        {say.no}
      </Button>
    </>
  );
}

const copyAgain = () => void request('token:copy-fresh', {});

/** A notice with all of its text, its lines for a terminal and its buttons. */
export function WholeNotice({ notice, ways }: { readonly notice: DueNotice; readonly ways: NoticeWays }) {
  const known = useKnown();
  const putAway = putAwayOf(notice, ways.onPutAway);
  const retry = retryOf(notice, ways);
  if ('error' in notice && !(notice.kind === 'copy-failed' && ways.isReasonShown))
    return (
      <ErrorNotice
        error={notice.error}
        {...leadOf(notice)}
        {...(retry === undefined ? {} : { onRetry: retry })}
      >
        {(notice.kind === 'bug' || notice.kind === 'restarted') && <ReportButton />}
        {putAway !== null && <PutAway onPutAway={putAway} />}
      </ErrorNotice>
    );
  const { title, text } = noticeWords(notice, known, ways.isReasonShown);
  const Icon = isWarning(notice) ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={isWarning(notice) ? 'notice notice-warning' : 'notice'} role="note">
      <Icon className="notice-icon" size={20} aria-hidden />
      <p className="notice-text">
        <strong>{title}</strong> {text}{' '}
        {notice.kind === 'forgotten' && <DeletedIn count={notice.tokens.length} until={notice.until} />}
      </p>
      <div className="row notice-buttons">
        <NoticeActs notice={notice} ways={ways} size="sm" />
        {putAway !== null && <PutAway onPutAway={putAway} />}
      </div>
    </div>
  );
}

/** When what was forgotten is deleted; seen alone, for a reader would tell each second. */
function DeletedIn({ count, until }: { readonly count: number; readonly until: number }) {
  const left = useTimeLeft(until);
  return (
    <span className="numeric" aria-hidden>
      {bannerPhrases().banners.forgotten.deletedIn(count, left)}
    </span>
  );
}

/** The same in the line, where a long name must not cut it off. */
export function TimeLeft({ until }: { readonly until: number }) {
  return (
    <span className="notice-line-left numeric quiet" aria-hidden>
      {useTimeLeft(until)}
    </span>
  );
}

/** The time of now is up to a second old. */
function useTimeLeft(until: number): string {
  return formatDuration(Math.max(1, Math.floor((until - useNow()) / 1000)) * 1000);
}

/** Begins what a notice says of something that a person asked for and did not get. */
function leadOf({ kind }: DueNotice): { readonly lead?: string } {
  if (kind === 'copy-failed') return { lead: tokenCopyPhrases().failure.lead };
  return kind === 'forget-failed' ? { lead: bannerPhrases().banners.forgetFailed.lead } : {};
}

function retryOf({ kind }: DueNotice, ways: NoticeWays): (() => void) | undefined {
  switch (kind) {
    case 'bug':
      return ways.onRetry;
    case 'copy-failed':
      return copyAgain;
    case 'dashboard-failed':
      return ways.onOpenDashboard;
    default:
      return undefined;
  }
}

function PutAway({ onPutAway }: { readonly onPutAway: () => void }) {
  return <CloseButton aria-label={commonPhrases().putAway} onClick={onPutAway} />;
}
