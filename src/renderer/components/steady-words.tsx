import './steady-words.css';

/** Words that change, in the room of the longest that ever stand there: what is beside them stays. */
export function SteadyWords({ words, all }: { readonly words: string; readonly all: readonly string[] }) {
  return (
    <span className="steady">
      {[...new Set([words, ...all])].map((each) => (
        <span key={each} className={each === words ? undefined : 'steady-hidden'}>
          {each}
        </span>
      ))}
    </span>
  );
}
