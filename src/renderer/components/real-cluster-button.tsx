import { Button, type ButtonProps } from '@mantine/core';
import { realClusterPhrases } from '../../shared/words/en/real-cluster-phrases.ts';
import { useAskForRealCluster } from '../page/ask-for-real-cluster.ts';

/** Leads from the demo to a person’s own cluster. */
export function RealClusterButton({ size = 'sm' }: { readonly size?: ButtonProps['size'] }) {
  const ask = useAskForRealCluster();
  return (
    <Button size={size} variant="default" onClick={ask}>
      {realClusterPhrases().use}
    </Button>
  );
}
