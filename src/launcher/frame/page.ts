import { frameScript } from './script';

export interface LauncherFrame {
  readonly html: string;
  /** Response headers. They make the page an origin of its own that can only ask the program's ports. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The page that asks the program by JSONP, for the server to serve at `/launcher-frame`.
 *
 * A reply of JSONP is a script of whoever owns the port. Here it runs in an opaque origin, with no
 * cookies, no storage, no way to the page around it, and nowhere to send anything.
 *
 * @param nonce fresh for each response, `[A-Za-z0-9+/=_-]+`
 * @param options.ancestors who may embed it, as CSP sources; the server's own pages by default
 */
export function launcherFrame(
  nonce: string,
  options: { readonly ports?: readonly number[]; readonly ancestors?: readonly string[] } = {},
): LauncherFrame {
  if (!/^[\w+/=-]+$/.test(nonce)) throw new TypeError('launcherFrame: not a nonce');
  const { ports = [48887, 48888], ancestors = ["'self'"] } = options;
  const programs = ports.map((port) => `http://localhost:${port}`);
  const policy = [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${programs.join(' ')}`,
    'worker-src blob:',
    `frame-ancestors ${ancestors.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    html: [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8"><title>Launcher channel</title>',
      `<script nonce="${nonce}">${frameScript(ports)}</script>`,
      '</head><body></body></html>',
      '',
    ].join('\n'),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  };
}
