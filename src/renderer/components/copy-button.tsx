import { Button, type ButtonProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';

const saidMs = 2000;

/** A button that copies something, and says so in the place of its label for two seconds once it is done. */
export function CopyButton({
  label,
  onCopy,
  ...props
}: {
  readonly label: string;
  readonly onCopy: () => Promise<boolean>;
} & Pick<ButtonProps, 'size' | 'variant' | 'loading'> & { readonly 'data-autofocus'?: boolean }) {
  /** Counts the copies that the word stands for, so that each one shows it anew. */
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (said === 0) return undefined;
    const timer = setTimeout(() => setSaid(0), saidMs);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    if (await onCopy()) setSaid((before) => before + 1);
  };
  return (
    <span className="copy-button">
      <Button {...props} data-said={said > 0 || undefined} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="copy-said" data-on={props.variant ?? 'filled'}>
        {said > 0 && commonPhrases().copied}
      </span>
    </span>
  );
}
