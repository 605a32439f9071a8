import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseBehaviour } from './behaviour';
import { startFakeDesktop, type FakeDesktop, type FakeDesktopOptions } from './fake-desktop';
import { readLaunchLine, type LaunchOrder } from './launch-line';
import { createRoomClient } from './room-client';

const usage = `A desktop program of 2018 without a window, started as the system starts one: with the clicked link.

  main.ts [--port <n>] [--behaviour <name>] [--log <file>] [--heartbeat <ms>] <launch-url>

  --port       listen there instead of where the link says          (or FAKE_DESKTOP_PORT)
  --behaviour  polite, slow:<ms>, wrongJson, wrongCallback, wrongPort,
               http500, reset, hang, dies:<ms>                       (or FAKE_DESKTOP_BEHAVIOUR)
  --log        append what happens to this file                     (or FAKE_DESKTOP_LOG)
  --heartbeat  so often RoomService hears of it; 5000

It exits with 255 where the real one ends without a word: a link that it cannot read, or a second instance.`;

const failed = 255;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      behaviour: { type: 'string' },
      log: { type: 'string' },
      heartbeat: { type: 'string', default: '5000' },
      help: { type: 'boolean' },
    },
  });
  const line = positionals[0];
  if (values.help || line === undefined) {
    console.error(usage);
    return values.help ? 0 : failed;
  }
  const log = logTo(values.log ?? process.env['FAKE_DESKTOP_LOG']);
  const order = orderIn(line);
  if (!order) {
    log('the link cannot be read');
    return failed;
  }

  const port = Number(values.port ?? process.env['FAKE_DESKTOP_PORT'] ?? order.port);
  const program = await start(port, {
    behaviour: parseBehaviour(values.behaviour ?? process.env['FAKE_DESKTOP_BEHAVIOUR'] ?? 'polite'),
    heartbeatMs: Number(values.heartbeat),
    rooms: createRoomClient,
    log,
  });
  if (program === null) return failed;
  log(`listening on ${program.port}`);
  if (!program.launch(line)) {
    log('the link asks for nothing that this program does');
    return failed;
  }
  if (order.roomID) log(`room ${order.roomID}, user ${order.userID}, ${order.action}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void program.closeWindow());
  return program.ended;
}

/** One instance at a time: null when another holds the port. When a stranger does, the program runs unheard. */
async function start(port: number, options: FakeDesktopOptions): Promise<FakeDesktop | null> {
  try {
    return await startFakeDesktop({ ...options, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    options.log?.(`port ${port} is taken`);
    return (await isProgram(port)) ? null : startFakeDesktop({ ...options, port: -1 });
  }
}

async function isProgram(port: number): Promise<boolean> {
  try {
    const question = `http://127.0.0.1:${port}/externalProtol?json=anybody`;
    const reply = await fetch(question, { signal: AbortSignal.timeout(1000) });
    return (await reply.text()).includes('Wrong parameters');
  } catch {
    return false; // something else, or something stuck
  }
}

function orderIn(line: string): LaunchOrder | null {
  try {
    return readLaunchLine(line);
  } catch {
    return null; // where the real one crashes: a number in quotation marks
  }
}

function logTo(file: string | undefined): (line: string) => void {
  return (line) => {
    console.log(line);
    if (file) appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
  };
}

process.exitCode = await main();
if (process.exitCode !== 0) process.exit();
