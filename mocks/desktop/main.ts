import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { behaviourTable, parseBehaviours } from './behaviour';
import { startFakeDesktop, type FakeDesktop, type FakeDesktopOptions } from './fake-desktop';
import { readLaunchLine, type LaunchOrder } from './launch-line';
import { createRoomClient } from './room-client';
import { programName, programVersion } from './second-dialect/identity';
import { readSecondLink } from './second-dialect/link';

const usage = `A desktop program without a window, started as the system starts one: with the clicked link.

  npm run desktop:fake -- [options] <launch-url>     run it once
  npm run desktop:fake -- --register [options]       have this desktop run it for every clicked link (Linux)
  npm run desktop:fake -- --unregister               undo that

  --dialect    2018: the first dialect alone; modern: both          (or FAKE_DESKTOP_DIALECT; 2018)
  --port       listen there instead of where the link says          (or FAKE_DESKTOP_PORT)
  --behaviour  one of those below, or several with commas between   (or FAKE_DESKTOP_BEHAVIOUR)
  --log        append what happens to this file                     (or FAKE_DESKTOP_LOG)
  --heartbeat  so often RoomService hears of it, in ms; 5000
  --stay       modern: after a call it waits for the next; it needs no link then
  --server     modern: a RoomService that it may talk to, as often as needed; any, if none is named
  --version    say which program this is

It exits with 255 where the real one ends without a word: a link that it cannot read, a ticket that is refused, or a
second instance.

Behaviours, and the dialects in which they show:

${behaviourTable}`;

const failed = 255;
const defaultPort = 48887;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      dialect: { type: 'string' },
      behaviour: { type: 'string' },
      log: { type: 'string' },
      heartbeat: { type: 'string', default: '5000' },
      stay: { type: 'boolean', default: false },
      server: { type: 'string', multiple: true, default: [] },
      version: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.version) {
    console.log(`${programName} ${programVersion}`);
    return 0;
  }
  const dialect = dialectIn(values.dialect ?? process.env['FAKE_DESKTOP_DIALECT'] ?? '2018');
  const line = positionals[0];
  const idle = line === undefined && values.stay && dialect === 'modern';
  if (values.help || !dialect || (line === undefined && !idle)) {
    console.error(usage);
    return values.help ? 0 : failed;
  }
  const log = logTo(values.log ?? process.env['FAKE_DESKTOP_LOG']);
  const called = line === undefined ? { port: defaultPort, about: 'idle' } : calledBy(line, dialect);
  if (!called) {
    log('the link cannot be read');
    return failed;
  }

  const port = Number(values.port ?? process.env['FAKE_DESKTOP_PORT'] ?? called.port);
  const program = await start(port, {
    dialect,
    behaviour: parseBehaviours(values.behaviour ?? process.env['FAKE_DESKTOP_BEHAVIOUR'] ?? 'polite'),
    heartbeatMs: Number(values.heartbeat),
    staysIdle: values.stay,
    servers: values.server,
    rooms: createRoomClient,
    log,
  });
  if (program === null) return failed;
  log(`listening on ${program.port}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void program.closeWindow());
  if (line !== undefined && !program.launch(line)) {
    log('the link asks for nothing that this program does');
    return failed;
  }
  if (called.about) log(called.about);
  return program.ended;
}

function dialectIn(text: string): '2018' | 'modern' | null {
  return text === '2018' || text === 'modern' ? text : null;
}

/** Where a link wants it to listen, and what may be said about it: never a signature, a ticket or a key. */
function calledBy(line: string, dialect: '2018' | 'modern'): { port: number; about: string } | null {
  const link = dialect === 'modern' ? readSecondLink(line) : null;
  if (link) return { port: link.port, about: `called by a ${link.dataChannel} of ${link.server}` };
  const order = orderIn(line);
  if (!order) return null;
  const about = order.roomID && `room ${order.roomID}, user ${order.userID}, ${order.action}`;
  return { port: order.port, about };
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
