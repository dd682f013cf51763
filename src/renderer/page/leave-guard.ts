import { useEffect } from 'react';

/** Asks before what is half done is left, and leaves when that is wanted. */
type Ask = (leave: () => void) => void;

let asks: Ask | null = null;

/** Goes elsewhere, at once or when the person agrees to drop what is half done here. */
export function leaveAsked(leave: () => void): void {
  if (asks === null) leave();
  else asks(leave);
}

/** Has the person asked before another screen comes; not while `ask` is null. */
export function useLeaveGuard(ask: Ask | null): void {
  useEffect(() => {
    asks = ask;
    return () => {
      asks = null;
    };
  }, [ask]);
}
