import { createContext, useContext } from 'react';

/** Gives every view of the demo the way to a person’s own cluster. */
export const RealClusterContext = createContext<() => void>(() => undefined);

/** Asks how to get from the demo to a person’s own cluster. */
export function useAskForRealCluster(): () => void {
  return useContext(RealClusterContext);
}
