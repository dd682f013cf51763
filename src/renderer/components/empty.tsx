import type { ReactNode } from 'react';
import { CabinetPicture } from './cabinet-picture.tsx';
import './empty.css';

/** Where there is nothing to show: the cabinet, a sentence that teaches, and the one act that goes on from there. */
export function Empty({
  title,
  keys = 0,
  children,
  act,
}: {
  readonly title: string;
  /** How many keys hang in the picture. */
  readonly keys?: number;
  readonly children?: ReactNode;
  readonly act?: ReactNode;
}) {
  return (
    <div className="empty">
      <CabinetPicture keys={keys} />
      <div className="empty-words">
        <p className="strong">{title}</p>
        {children}
        {act}
      </div>
    </div>
  );
}
