import type { WireCtx } from './ports';
import type { Json } from './json';

/** Hands an order to mix streams on as it came, a text verbatim. What went wrong there is told, and nothing of ours. */
export async function mixFor({ ports, wire, requestID, now }: WireCtx, params: unknown): Promise<Json> {
  const timestamp = Math.floor(now.getTime() / 1000);
  try {
    const order = typeof params === 'string' ? params : JSON.stringify(params);
    const { code, message } = await wire.mixer(order);
    return { code, message, timestamp };
  } catch (error) {
    ports.log.info('an order to mix streams failed', { requestID, error: String(error) });
    return { code: -1, message: '混流服务没有响应', timestamp };
  }
}
