/** An http or https address without path, query or password. */
export function isBareOrigin(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.pathname === '/' && !/[?#]/.test(value) && url.username === '' && url.password === '';
}

export function protocolOf(value: string): string | null {
  return URL.canParse(value) ? new URL(value).protocol : null;
}
