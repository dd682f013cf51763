import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const missing = new WeakSet<object>();

/** A component whose script is loaded when it is drawn for the first time. */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      (error: unknown) => {
        if (error instanceof Error) missing.add(error);
        throw error;
      },
    ),
  );
}

/** Whether this is why a script could not be loaded: Chromium remembers it until the page is loaded anew. */
export function isOfMissingScript(error: unknown): boolean {
  return error instanceof Error && missing.has(error);
}
