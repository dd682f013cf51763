/** One running worker process: messages in and out over a private pipe. */
export interface WorkerTransport {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends it at once, also when it hangs. */
  kill(): void;
}

/** Starts a worker. */
export type StartWorker = () => WorkerTransport;
