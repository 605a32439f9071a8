/** Headers of every answer, whatever it is. */
export function commonHeaders(publicURL: URL): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Loopback is not named: its default is this origin, and only that default lets the launcher's sandboxed frame,
    // whose origin is opaque, have it by `allow="loopback-network"`.
    'Permissions-Policy':
      'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), payment=(), usb=(), serial=(), midi=()',
    ...(publicURL.protocol === 'https:' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/** For answers that are data and no page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Where desktop programs listen: LiveRoom and RTCRoom, and the pusher. */
const programs = 'http://localhost:48887 http://localhost:48888';

/** What the console's page may fetch from besides us; null: nothing. */
export interface Elsewhere {
  /** The live service that rooms are watched from. */
  readonly playHost: string | null;
  /** The bucket, where browsers play recordings straight from it. */
  readonly mediaOrigin: string | null;
}

/**
 * The console's own policy. Programs of the second dialect are asked by the page itself, for data; so is the live
 * service, where there is one. The nonce is for the styles that antd writes into the page while it runs.
 */
export function consolePolicy(nonce: string, { playHost, mediaOrigin }: Elsewhere): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    `media-src 'self' blob:${mediaOrigin === null ? '' : ` ${mediaOrigin}`}`,
    `connect-src 'self' ${programs}${playHost === null ? '' : ` https://${playHost}`}`,
    "font-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The policy of the example pages: what docs/launcher.md tells integrators, and nothing more.
 *
 * @param frameScript the hash of the script in the drop-in's frame; null where the SDK was not built
 */
export function examplePolicy(frameScript: string | null): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${frameScript === null ? '' : `'${frameScript}' `}${programs}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${programs}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/**
 * The policy of `/launcher-frame`, where answers of whatever program holds the loopback port run as script (JSONP).
 * `sandbox` without `allow-same-origin` makes its origin opaque: such a script reaches no cookie, no storage and no API
 * of ours, and can only post messages to the page around it.
 */
export const framePolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  `script-src 'self' ${programs}`,
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
