import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';

/** What came of an act on the row of the pane. */
export interface ToldResult {
  readonly text: ReactNode;
  /** Counts the results, so that the same one counts anew. */
  readonly count: number;
  readonly takesFocus: boolean;
}

/** The result that the pane shows, and the way to tell another one. */
export const ResultContext = createContext<{
  readonly result: ToldResult | null;
  readonly tell: (text: ReactNode, takesFocus: boolean) => void;
}>({ result: null, tell: () => undefined });

/** Tells in the pane what came of an act; `takesFocus` where the act is over and its button may be gone. */
export function useTell(): (text: ReactNode, takesFocus?: boolean) => void {
  const { tell } = useContext(ResultContext);
  return (text, takesFocus = true) => tell(text, takesFocus);
}

/**
 * All about one row: its name, how it is, its acts with the first one first and the most dangerous last, the place where results
 * are told, and facts.
 */
export function Pane({
  title,
  state,
  acts,
  children,
}: {
  readonly title: ReactNode;
  readonly state?: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}) {
  const { result } = useContext(ResultContext);
  return (
    <div className="pane">
      <h2 className="pane-title">{title}</h2>
      {state !== undefined && <div className="pane-state">{state}</div>}
      {acts !== undefined && <div className="row pane-acts">{acts}</div>}
      <div className="pane-result">
        <ToldPlace result={result} />
      </div>
      {children}
    </div>
  );
}

/** Where results are told; it takes the focus where the act is over. */
export function ToldPlace({ result }: { readonly result: ToldResult | null }) {
  const place = useRef<HTMLDivElement>(null);
  const focused = result?.takesFocus === true ? result.count : 0;
  useEffect(() => {
    if (focused > 0) place.current?.focus();
  }, [focused]);
  return (
    <div ref={place} role="status" tabIndex={-1} className="pane-told">
      {result?.text}
    </div>
  );
}
