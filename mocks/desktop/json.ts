/** Writes JSON as the program does: keys sorted, no spaces, characters as they are. */
export function writeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${writeJson(field)}`);
  return `{${fields.join(',')}}`;
}

/**
 * Reads the JSON object that a text begins with, as leniently as the program's parser: what follows the
 * object is ignored, and raw control characters inside strings are taken as they are.
 */
export function readLeadingObject(text: string): Record<string, unknown> | null {
  const end = endOfObject(text);
  if (end === null) return null;
  // Raw newlines and tabs are only lawful between tokens, where a space does as well.
  const lawful = text
    .slice(0, end)
    .replace(/[\u0000-\u001f]/g, (char, at: number) =>
      insideString(text, at) ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : ' ',
    );
  try {
    return JSON.parse(lawful) as Record<string, unknown>; // it begins with { and ends with its }
  } catch {
    return null;
  }
}

function* quoted(text: string): Generator<{ char: string; at: number; inString: boolean }> {
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    yield { char, at, inString };
    if (inString && char === '\\') at += 1;
    else if (char === '"') inString = !inString;
  }
}

function endOfObject(text: string): number | null {
  let depth = 0;
  for (const { char, at, inString } of quoted(text)) {
    if (at === 0 && char !== '{') return null;
    if (inString) continue;
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function insideString(text: string, wanted: number): boolean {
  for (const { at, inString } of quoted(text)) {
    if (at === wanted) return inString;
  }
  return false;
}
