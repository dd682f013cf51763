import { commonPhrases } from '../../shared/words/en/common-phrases.ts';

/** What the cluster said, marked as its words: text of others, never a link, a button or a line to copy. */
export function ClusterSays({ said }: { readonly said: string }) {
  return (
    <p className="cluster-says">
      <span className="quiet">{commonPhrases().clusterSays}</span> <q>{said}</q>
    </p>
  );
}
