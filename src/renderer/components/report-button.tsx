import { useEffect, useState, type ComponentType } from 'react';

/** Lets a person copy the report; it is loaded beside what went wrong, and left out where it cannot be. */
export function ReportButton() {
  const [CopyReport, setCopyReport] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isGone = false;
    import('./copy-report.tsx').then(
      (loaded) => {
        if (!isGone) setCopyReport(() => loaded.CopyReport);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return CopyReport === null ? null : <CopyReport />;
}
