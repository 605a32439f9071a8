import { destination, pino, type Logger } from 'pino';
import type { Log } from '../roomservice/ports';
import type { Config } from './config';

/** The log of the process, which has a level more than RoomService needs. */
export type NodeLog = Log & { readonly debug: Log['info'] };

/** JSON lines on stderr; stdout is for the few sentences that a person at the terminal reads. */
export function createLog(level: Config['logLevel']): NodeLog {
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

function overPino(logger: Logger): NodeLog {
  return {
    debug: (message, fields) => logger.debug({ ...fields }, message),
    info: (message, fields) => logger.info({ ...fields }, message),
    error: (message, fields) => logger.error({ ...fields }, message),
  };
}
