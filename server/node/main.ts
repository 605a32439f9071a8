import { inspect } from 'node:util';
import { readConfig, StartFault } from './config';
import { createLog } from './log';
import { openStore } from './open-store';
import { start } from './start';

/** A stop that takes longer hangs on something; better gone than hanging. */
const STOP_WITHIN_MS = 20_000;

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const log = createLog(config.logLevel);
  const { store, neighbours } = await openStore(config, log, (error) => {
    log.error('the embedded database ended', { error: error.message, cause: inspect(error.cause) });
    process.exit(1); // whoever started us starts us again
  });
  const running = await start(config, store, log, neighbours);
  for (const line of running.lines) console.log(line);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130); // asked twice: at once
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await running.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
} catch (error) {
  // What a person can put right is a sentence; anything else needs its stack.
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
}
