import { destination, pino, type Logger } from 'pino';
import type { Log } from '../roomservice/ports';
import type { Config } from './config';

/** JSON lines on stderr; stdout is for the few sentences that a person at the terminal reads. */
export function createLog(level: Config['logLevel']): Log & { debug: Log['info'] } {
  return overPino(
    pino(
      {
        level,
        base: null,
        redact: {
          paths: ['*.password', '*.userSig', '*.token', '*.cookie', '*.authorization'],
          remove: true,
        },
      },
      destination({ dest: 2, sync: true }), // what is said last, before a crash, is what one wants to read
    ),
  );
}

function overPino(logger: Logger): Log & { debug: Log['info'] } {
  return {
    debug: (message, fields) => logger.debug({ ...fields }, message),
    info: (message, fields) => logger.info({ ...fields }, message),
    error: (message, fields) => logger.error({ ...fields }, message),
  };
}
