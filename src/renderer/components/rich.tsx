import { Fragment, type ReactNode } from 'react';

/** A phrase around pieces with a look of their own, such as a name in bold. */
export function Rich({ phrase }: { readonly phrase: readonly ReactNode[] }) {
  return phrase.map((piece, at) => <Fragment key={at}>{piece}</Fragment>);
}
