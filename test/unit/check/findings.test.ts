import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../src/check/level';
import {
  mediaFailure,
  noFindings,
  overallOf,
  permissionFinding,
  programFinding,
  verdictOf,
  type Findings,
} from '../../../src/check/findings';
import { checkProgram, checkScheme } from '../../../src/check/program-check';
import { reportOf } from '../../../src/check/report';
import { en } from '../../../src/check/text/en';
import type { Permission } from '../../../src/launcher';
import { aWorld, lookedAt, program } from '../../launcher/support/world';

const { signal } = new AbortController();

function aComputer(permission: Permission) {
  const world = aWorld({ permission });
  const ports = {
    opener: { open: (url: string) => void world.opened.push(url) },
    transport: world.transport,
    clock: world.clock,
    storage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    permissions: { query: () => Promise.resolve(permission), onChange: () => () => undefined },
  };
  return { ...world, ports };
}

const fine: Findings = {
  secure: { code: 'secure.yes' },
  service: { code: 'service.ok', params: { ms: 12 } },
  live: { code: 'live.ok' },
  permission: { code: 'permission.granted' },
  program: { code: 'program.running' },
  scheme: { code: 'scheme.answered' },
  camera: { code: 'camera.ok', params: { name: 'HD Camera' } },
  microphone: { code: 'microphone.ok', params: { name: 'Headset' } },
};

describe('the check of the program', () => {
  it.each([
    ['granted', lookedAt, 'permission.granted', 'program.running'],
    ['unknown', lookedAt, 'permission.unknown', 'program.running'],
    ['granted', 'unreachable', 'permission.granted', 'program.silent'],
    ['granted', program(), 'permission.granted', 'program.stranger'],
    ['granted', 'blocked', 'permission.granted', 'program.blocked'],
  ] as const)('with the permission %s tells what answers', async (permission, outcome, first, second) => {
    const { ports, answer } = aComputer(permission);
    answer(outcome);
    const findings = await checkProgram(ports, { asking: false, signal });
    expect([findings.permission.code, findings.program.code]).toEqual([first, second]);
  });

  it.each([
    ['prompt', 'permission.prompt', 'program.notAsked'],
    ['denied', 'permission.denied', 'program.notAllowed'],
    ['insecure', 'permission.insecure', 'program.insecure'],
  ] as const)('asks nothing where the permission is %s', async (permission, first, second) => {
    const { ports, asked } = aComputer(permission);
    const findings = await checkProgram(ports, { asking: false, signal });
    expect([findings.permission.code, findings.program.code]).toEqual([first, second]);
    expect(asked).toEqual([]);
  });

  it('makes the browser ask when the person wants it', async () => {
    const { ports, asked } = aComputer('prompt');
    await checkProgram(ports, { asking: true, signal });
    expect(asked).toEqual(['/externalProtol']);
  });

  it('says the version of a program that tells it', () => {
    const info = {
      dialect: 'modern',
      name: 'webexe-desktop',
      version: '1.2.0',
      os: 'windows',
      busyIn: null,
      can: [],
    } as const;
    expect(programFinding('running', info)).toEqual({
      code: 'program.runningVersion',
      params: { name: 'webexe-desktop', version: '1.2.0' },
    });
  });
});

describe('the check of the scheme', () => {
  it('opens a link that orders nothing, and takes an answer for proof', async () => {
    const { ports, opened, answer, clock } = aComputer('granted');
    const outcome = checkScheme(ports, 'https://calls.example.com/', signal);
    await clock.pass(1000);
    answer(lookedAt);
    await clock.pass(1000);
    expect(await outcome).toEqual({ code: 'scheme.answered' });
    expect(opened).toEqual([
      'TXCloudRoom://liteav/params?json={"dataChannel":"check","port":48887,"server":"https%3A%2F%2Fcalls.example.com%2F"}',
    ]);
  });

  it('never judges by time alone: without an answer the person is asked what they saw', async () => {
    const { ports, clock } = aComputer('granted');
    const outcome = checkScheme(ports, 'https://calls.example.com/', signal);
    await clock.pass(13_000);
    expect(await outcome).toEqual({ code: 'scheme.question' });
  });
});

describe('what was found', () => {
  it.each([
    ['NotAllowedError', 'camera.denied'],
    ['NotFoundError', 'camera.none'],
    ['OverconstrainedError', 'camera.none'],
    ['NotReadableError', 'camera.busy'],
    ['AbortError', 'camera.busy'],
  ])('%s of a camera is %s', (name, code) => {
    expect(mediaFailure('camera', new DOMException('', name)).code).toBe(code);
  });

  it('is as good in all as the worst of it', () => {
    expect(overallOf(fine)).toBe('works');
    expect(overallOf({ ...fine, camera: { code: 'camera.untried' } })).toBe('open');
    expect(overallOf({ ...fine, camera: { code: 'running' } })).toBe('running');
    expect(overallOf({ ...noFindings, service: { code: 'service.away' } })).toBe('amiss');
    expect(verdictOf(permissionFinding('denied'))).toBe('amiss');
  });

  it('has words for every permission and light, and a next step for all that is amiss and can be mended', () => {
    for (const permission of ['granted', 'prompt', 'denied', 'insecure', 'unknown'] as const) {
      expect(Object.keys(en)).toContain(`found.${permissionFinding(permission).code}`);
    }
  });

  it('makes a report with every check, and nothing secret', () => {
    const text = reportOf(fine, {
      at: new Date('2026-11-28T08:00:00Z'),
      ...{ address: 'https://calls.example.com', userID: 'shen_ruoxi', serverVersion: '1.0.0' },
      ...{ browser: 'Chrome 150', userAgent: 'Mozilla/5.0', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
      screen: '1440 x 900 at 2',
    });
    expect(text).toBe(`webexe-console system check
at:          2026-11-28T08:00:00.000Z
address:     https://calls.example.com
person:      shen_ruoxi
RoomService: 1.0.0
browser:     Chrome 150
user agent:  Mozilla/5.0
language:    zh-CN, Asia/Shanghai
screen:      1440 x 900 at 2

secure:      ok       secure.yes
service:     ok       service.ok ms=12
live:        ok       live.ok
permission:  ok       permission.granted
program:     ok       program.running
scheme:      ok       scheme.answered
camera:      ok       camera.ok name=HD Camera
microphone:  ok       microphone.ok name=Headset
`);
  });
});

it('the level of silence is 0, of speech about half, and never above 1', () => {
  expect(levelOf(new Float32Array(64))).toBe(0);
  const speech = Float32Array.from({ length: 512 }, (_, at) => 0.25 * Math.sin(at / 3));
  expect(levelOf(speech)).toBeGreaterThan(0.4);
  expect(levelOf(Float32Array.from([1, -1, 1]))).toBe(1);
});
