import { SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { Telemetry } from '../../roomservice/telemetry';
import type { Metrics } from './registry';

/**
 * Times everything for the metrics, and makes a span of it. Spans go nowhere until the process is started with an SDK of
 * OpenTelemetry (`node --import`), which this package does not bring.
 */
export function createTelemetry({ requests, work }: Pick<Metrics, 'requests' | 'work'>): Telemetry {
  const tracer = trace.getTracer('webexe-console');

  /** A span around `run`; what `run` throws is noted and thrown on. */
  function inSpan<T>(name: string, run: (span: Span) => Promise<T>): Promise<T> {
    return tracer.startActiveSpan(name, async (span) => {
      try {
        return await run(span);
      } catch (error) {
        span.recordException(error instanceof Error ? error : String(error));
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  }

  return {
    request: (endpoint, run) =>
      inSpan(`endpoint ${endpoint}`, async (span) => {
        const stop = requests.startTimer({ endpoint });
        const response = await run();
        const { status } = response;
        stop({ status: String(status) });
        span.setAttribute('http.response.status_code', status);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        return response;
      }),
    work: (name, run) =>
      inSpan(name, async () => {
        const stop = work.startTimer({ name });
        let outcome = 'failed';
        try {
          const result = await run();
          outcome = 'done';
          return result;
        } finally {
          stop({ outcome });
        }
      }),
  };
}
