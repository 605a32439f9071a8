import { LaunchError } from '../errors';

/** What `fail` of startEXE gets. Codes -1, -2, -9998 and -9999 are those of 2018; the rest it called -1. */
export interface Failure {
  readonly errCode: number;
  readonly errMsg: string;
}

const texts = {
  noAnswer: [
    -1,
    '桌面程序还没有应答，可能尚未安装；仍在等待',
    'No answer from the desktop program yet; it may not be installed. Still waiting',
  ],
  instance: [
    -2,
    '单实例模式下：已经开启exe实例，请先关闭exe',
    'The program is already running; close it first',
  ],
  policy: [
    -3,
    '本页面的内容安全策略（CSP）不允许访问桌面程序',
    "Blocked by this page's policy (CSP): it may not ask the desktop program",
  ],
  permission: [
    -4,
    '浏览器未允许本页面访问本机程序，请在网站设置中允许',
    'The browser does not let this page reach programs on this computer; allow it in the site settings',
  ],
  insecure: [
    -5,
    '本页面不是 HTTPS，浏览器不允许它访问本机程序',
    'This page is not served over HTTPS, so the browser keeps it from programs on this computer',
  ],
  stranger: [-6, '端口上应答的不是桌面程序', 'Something else answers on the port of the desktop program'],
  tooLong: [-7, '参数过长，浏览器无法启动程序', 'Too long for the browser to open the program'],
  argument: [-9998, 'object参数错误', 'Wrong argument'],
  field: [-9999, 'object参数错误', 'Wrong or missing field'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type FailureKind = keyof typeof texts;

/** A failure in the language of the page's reader, Chinese or English. */
export function failure(kind: FailureKind, language: string, what = ''): Failure {
  const [errCode, zh, en] = texts[kind];
  const text = language.startsWith('zh') ? zh : en;
  return { errCode, errMsg: what === '' ? text : `${text}: ${what}` };
}

/** What the launcher says of a request that it does not open. */
export function failureOf(error: unknown, language: string, module: string): Failure {
  if (!(error instanceof LaunchError)) throw error;
  if (error.code === 'alreadyRunning') return failure('instance', language);
  const what = `${module}.startEXE${error.field === null ? '' : ` ${error.field}`}`;
  return failure(error.code === 'urlTooLong' ? 'tooLong' : 'field', language, what);
}
