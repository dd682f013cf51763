import { Button, type ButtonProps } from '@mantine/core';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { useBrief } from '../page/use-brief.ts';

const saidMs = 2000;

/** A button that copies something, and says so in the place of its label for two seconds once it is done. */
export function CopyButton({
  label,
  onCopy,
  ...props
}: {
  readonly label: string;
  readonly onCopy: () => Promise<boolean>;
} & Pick<ButtonProps, 'size' | 'variant' | 'leftSection' | 'loading' | 'disabled'> & {
    readonly 'data-autofocus'?: boolean;
  }) {
  const { isSaid, say } = useBrief(saidMs);
  const copy = async () => {
    if (await onCopy()) say();
  };
  return (
    <span className="copy-button">
      <Button {...props} data-said={isSaid || undefined} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="copy-said" data-on={props.variant ?? 'filled'}>
        {isSaid && commonPhrases().copied}
      </span>
    </span>
  );
}
