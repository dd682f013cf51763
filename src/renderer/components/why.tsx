import { whyPhrases } from '../../shared/words/en/why-phrases.ts';
import './why.css';

/** A word of the field that is explained. */
export type ExplainedWord = keyof ReturnType<typeof whyPhrases>;

/** Asks what a word means; three sentences answer below it once that is unfolded. */
export function Why({ word }: { readonly word: ExplainedWord }) {
  const { asks, answer } = whyPhrases()[word];
  return (
    <details className="why">
      <summary>{asks}</summary>
      <p>{answer}</p>
    </details>
  );
}
