/**
 * The nonce of this page's Content-Security-Policy, from `<meta property="csp-nonce" nonce="…">`. Browsers hide
 * the attribute from scripts' getAttribute, not from the property. Absent where no policy is set (development).
 */
export function cspNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || undefined;
}
