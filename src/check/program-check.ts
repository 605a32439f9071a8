import {
  buildCheckUrl,
  defaultPort,
  lightOfPermission,
  lookOverLoopback,
  type ChannelLight,
  type LauncherOptions,
  type ProgramInfo,
  type Transport,
} from '../launcher';
import { permissionFinding, programFinding, type Finding } from './findings';

type Ports = Pick<LauncherOptions, 'opener' | 'permissions' | 'transport' | 'clock' | 'storage' | 'modern'>;

const lookLimitMs = 3000;
/** How long a program that was opened may take to answer before the person is asked what they saw. */
const answerWithinMs = 12_000;
const lookEveryMs = 200;

export interface ProgramFindings {
  readonly permission: Finding;
  readonly program: Finding;
}

/**
 * What is known of the program without a question of the browser; with `asking`, from a click, with it. Never takes an
 * event of a running call.
 */
export async function checkProgram(
  ports: Ports,
  page: { readonly asking: boolean; readonly signal: AbortSignal },
): Promise<ProgramFindings> {
  const { permissions } = ports;
  const before = await permissions.query();
  const mayAsk = before === 'granted' || before === 'unknown' || (before === 'prompt' && page.asking);
  if (!mayAsk) {
    const permission = permissionFinding(before);
    return { permission, program: programFinding(lightOfPermission(before) ?? 'notAsked', null) };
  }
  // The browser's question may be open for long: it has no time limit, the program's answer has.
  const { light, program } = await look(ports, page.signal, before === 'prompt' ? undefined : lookLimitMs);
  const after = await permissions.query();
  const permission = permissionFinding(after);
  const closed = lightOfPermission(after);
  return { permission, program: programFinding(closed ?? light, program) };
}

/**
 * Opens the check link and listens. Whether the scheme opened anything cannot be seen by a page: only an answer proves
 * it, so without one the person is asked what the browser did.
 */
export async function checkScheme(ports: Ports, server: string, signal: AbortSignal): Promise<Finding> {
  const { opener, transport } = ports;
  opener.open(buildCheckUrl(server));
  const patience = new AbortController();
  const end = AbortSignal.any([signal, patience.signal]);
  const over = transport.delay(answerWithinMs, signal).then(
    () => patience.abort(),
    () => undefined, // the page was left
  );
  while (!end.aborted) {
    const { light } = await look(ports, end, lookLimitMs);
    if (light === 'running') return { code: 'scheme.answered' };
    await transport.delay(lookEveryMs, end).catch(() => undefined); // it is over: the loop ends
  }
  await over;
  return { code: 'scheme.question' };
}

/** Asks what runs, and a program that can say it who it is. */
async function look(
  { transport, modern, clock, storage }: Ports,
  signal: AbortSignal,
  limitMs: number | undefined,
): Promise<{ readonly light: ChannelLight; readonly program: ProgramInfo | null }> {
  const delay: Transport['delay'] = (ms, until) => transport.delay(ms, until);
  const line = modern?.open({ port: defaultPort, clock, storage, delay });
  try {
    const around = { signal, ...(limitMs !== undefined && { limitMs }) };
    const { light, hello } = await lookOverLoopback(transport, around, line);
    return { light, program: hello?.program ?? null };
  } finally {
    line?.close();
  }
}
