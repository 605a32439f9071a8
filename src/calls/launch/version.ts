/** Is one version of a program older than another? Numbers with dots; a part that is missing counts as 0. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [partsOf(version), partsOf(than)];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [mine = 0, theirs = 0] = [one[at], other[at]];
    if (mine !== theirs) return mine < theirs;
  }
  return false;
}

function partsOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
