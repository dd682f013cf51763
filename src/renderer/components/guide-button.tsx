import { Button, type ButtonProps } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { guidePhrases } from '../../shared/words/en/guide-phrases.ts';
import { useGuide } from '../page/guide.ts';

/** Begins the guide through a rotation of the demo’s token; there is none while one is on. */
export function GuideButton({ size = 'sm' }: { readonly size?: ButtonProps['size'] }) {
  const { step, start } = useGuide();
  if (step !== null) return null;
  return (
    <Button size={size} variant="default" leftSection={<IconRoute size={18} aria-hidden />} onClick={start}>
      {guidePhrases().start}
    </Button>
  );
}
