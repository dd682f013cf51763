import { Button } from '@mantine/core';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';

/** The act where nothing is there to act on. */
export function LookAgainButton({ onLook }: { readonly onLook: () => void }) {
  return (
    <Button variant="default" size="sm" onClick={onLook}>
      {commonPhrases().lookAgain}
    </Button>
  );
}
