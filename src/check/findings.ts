import type { ChannelLight, Permission, ProgramInfo } from '../launcher';

/** What is checked, in the order of the page. */
export const checkNames = [
  'secure',
  'service',
  'live',
  'permission',
  'program',
  'scheme',
  'camera',
  'microphone',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `ok` and `amiss` are known from evidence; `open` is not known yet, or waits for the person. */
export type Verdict = 'ok' | 'amiss' | 'open' | 'running';

const codes = {
  'secure.yes': 'ok',
  'secure.no': 'amiss',
  'service.ok': 'ok',
  'service.away': 'amiss',
  'live.ok': 'ok',
  'live.reconnecting': 'amiss',
  'permission.granted': 'ok',
  'permission.unknown': 'ok',
  'permission.prompt': 'open',
  'permission.denied': 'amiss',
  'permission.insecure': 'amiss',
  'program.running': 'ok',
  'program.runningVersion': 'ok',
  'program.silent': 'open',
  'program.stranger': 'amiss',
  'program.blocked': 'amiss',
  'program.notAsked': 'open',
  'program.notAllowed': 'amiss',
  'program.insecure': 'amiss',
  'program.inCall': 'ok',
  'scheme.untried': 'open',
  'scheme.opened': 'running',
  'scheme.answered': 'ok',
  'scheme.question': 'open',
  'scheme.asked': 'ok',
  'scheme.nothing': 'amiss',
  'scheme.inCall': 'ok',
  'camera.untried': 'open',
  'camera.ok': 'ok',
  'camera.denied': 'amiss',
  'camera.none': 'amiss',
  'camera.busy': 'amiss',
  'camera.insecure': 'amiss',
  'microphone.untried': 'open',
  'microphone.ok': 'ok',
  'microphone.quiet': 'open',
  'microphone.denied': 'amiss',
  'microphone.none': 'amiss',
  'microphone.busy': 'amiss',
  'microphone.insecure': 'amiss',
  running: 'running',
} as const satisfies Record<string, Verdict>;
export type FindingCode = keyof typeof codes;

/** What one check has found. Its words are `found.<code>` and, where something can be done, `next.<code>`. */
export interface Finding {
  readonly code: FindingCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Findings = Readonly<Record<CheckName, Finding>>;

export function verdictOf({ code }: Finding): Verdict {
  return codes[code];
}

export const noFindings: Findings = {
  secure: { code: 'running' },
  service: { code: 'running' },
  live: { code: 'running' },
  permission: { code: 'running' },
  program: { code: 'running' },
  scheme: { code: 'scheme.untried' },
  camera: { code: 'camera.untried' },
  microphone: { code: 'microphone.untried' },
};

/** May this page reach programs on this computer? */
export function permissionFinding(permission: Permission): Finding {
  return { code: `permission.${permission}` };
}

/** What answered where the program listens. */
export function programFinding(light: ChannelLight, program: ProgramInfo | null): Finding {
  switch (light) {
    case 'running':
      return program?.version
        ? { code: 'program.runningVersion', params: { name: program.name ?? '', version: program.version } }
        : { code: 'program.running' };
    case 'unknown':
      return { code: 'running' };
    default:
      return { code: `program.${light}` };
  }
}

/** Why getUserMedia gave nothing: https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */
export function mediaFailure(kind: 'camera' | 'microphone', error: unknown): Finding {
  switch (error instanceof DOMException || error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return { code: `${kind}.denied` };
    case 'NotReadableError':
    case 'AbortError':
      return { code: `${kind}.busy` };
    default:
      return { code: `${kind}.none` };
  }
}

export type Overall = 'running' | 'works' | 'open' | 'amiss';

/** One word for all of it: the worst that is known. */
export function overallOf(findings: Findings): Overall {
  const verdicts = checkNames.map((name) => verdictOf(findings[name]));
  if (verdicts.includes('amiss')) return 'amiss';
  if (verdicts.includes('running')) return 'running';
  return verdicts.includes('open') ? 'open' : 'works';
}
