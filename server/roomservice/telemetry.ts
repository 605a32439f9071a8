/** Hears how the work goes, for whoever watches: metrics, traces. Runs what it is given, whatever it makes of it. */
export interface Telemetry {
  /** A request to an endpoint, by the endpoint's name; its outcome is the answer's status. */
  request(endpoint: string, run: () => Promise<Response>): Promise<Response>;
  /** Work that nobody waits for: the sweep, a job. */
  work<T>(name: string, run: () => Promise<T>): Promise<T>;
}

export const noTelemetry: Telemetry = {
  request: (_endpoint, run) => run(),
  work: (_name, run) => run(),
};
