import type { ComponentProps, ReactNode } from 'react';

// What of Mantine the first screen draws, as HTML has it; the other screens are not drawn.
interface Drawn extends ComponentProps<'button'> {
  readonly leftSection?: ReactNode;
  readonly [prop: string]: unknown;
}

export function Button({ leftSection, children, disabled, onClick, className }: Drawn) {
  return (
    <button {...{ disabled, onClick, className }}>
      {leftSection}
      {children}
    </button>
  );
}

export const UnstyledButton = Button;

export function MantineProvider({ children }: { readonly children: ReactNode }) {
  return children;
}

export const createTheme = <Theme,>(theme: Theme): Theme => theme;

const Undrawn: object = new Proxy(() => null, {
  get: (target, name) => (name in target ? (Reflect.get(target, name) as unknown) : Undrawn),
});

export {
  Undrawn as Checkbox,
  Undrawn as CloseButton,
  Undrawn as Input,
  Undrawn as Loader,
  Undrawn as Modal,
  Undrawn as NativeSelect,
  Undrawn as PasswordInput,
  Undrawn as Radio,
  Undrawn as ScrollArea,
  Undrawn as SegmentedControl,
  Undrawn as Switch,
  Undrawn as Tabs,
  Undrawn as TextInput,
};
