import {
  createContext,
  Fragment,
  useContext,
  useEffect,
  useRef,
  type ReactNode,
  type RefObject,
} from 'react';

/** What came of an act on the row of the pane; each is an object of its own, so that the same words count anew. */
export interface PaneResult {
  /** Another number for another result: what stood there before does not become it, and is not seen to move. */
  readonly count: number;
  readonly text: ReactNode;
  readonly takesFocus: boolean;
}

/** The result that the pane shows, and the way to tell another one. */
export const ResultContext = createContext<{
  readonly result: PaneResult | null;
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
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result?.takesFocus === true) place.current?.focus();
  }, [result]);
  return (
    <div className="pane">
      <h2 className="pane-title">{title}</h2>
      {state !== undefined && <div className="pane-state">{state}</div>}
      {acts !== undefined && <div className="row pane-acts">{acts}</div>}
      <div className="pane-result">
        <ResultPlace ref={place} result={result} />
      </div>
      {children}
    </div>
  );
}

/** Where results are told. */
export function ResultPlace({
  ref,
  result,
}: {
  readonly ref?: RefObject<HTMLDivElement | null>;
  readonly result: PaneResult | null;
}) {
  return (
    <div ref={ref} role="status" tabIndex={-1} className="pane-status">
      {result !== null && <Fragment key={result.count}>{result.text}</Fragment>}
    </div>
  );
}
