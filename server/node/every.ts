/** Work that runs again and again until it is stopped. */
export interface Repeated {
  /** No further run; resolves when the one under way is done. */
  stop(): Promise<void>;
}

/** Runs `work` now and then `ms` after each end, so that two runs never overlap; a failed run is reported, not the last. */
export function every(
  ms: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
  firstAfterMs = 0,
): Repeated {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    await work().catch(failed);
    if (!stopping.signal.aborted) runAfter(ms);
  }
  function runAfter(wait: number): void {
    timer = setTimeout(() => {
      running = run();
    }, wait);
  }
  if (firstAfterMs > 0) runAfter(firstAfterMs);
  else running = run();

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
