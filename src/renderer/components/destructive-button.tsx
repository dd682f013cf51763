import { Button, type ButtonProps } from '@mantine/core';

/** A button that leads to something that cannot simply be taken back: red, and quiet until its dialog asks. */
export function DestructiveButton(
  props: { readonly onClick: () => void; readonly 'aria-label'?: string } & Pick<
    ButtonProps,
    'children' | 'size' | 'loading' | 'disabled'
  >,
) {
  return <Button variant="outline" color="red" {...props} />;
}
