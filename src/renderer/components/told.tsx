import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import './told.css';

/** What is told at once, in sight until it is put away. */
export function Told({
  label,
  children,
  onPutAway,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly onPutAway: () => void;
}) {
  return (
    <section className="told" role="alert" aria-label={label}>
      {children}
      <CloseButton aria-label={commonPhrases().putAway} onClick={onPutAway} />
    </section>
  );
}
