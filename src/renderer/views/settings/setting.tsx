import { useId, type ReactNode } from 'react';

/** One setting: its name and what it is for on the left, what is set on the right, and what needs more room below. */
export function Setting({
  name,
  help,
  children,
  below,
}: {
  readonly name: string;
  readonly help: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="setting" role="group" aria-labelledby={id}>
      <div>
        <h2 id={id}>{name}</h2>
        <p className="quiet">{help}</p>
      </div>
      <div className="setting-value">{children}</div>
      {below}
    </div>
  );
}
