/** What this browser remembers for a person. Storage may be forbidden or full: then nothing is remembered. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`webexe.${key}`, JSON.stringify(value));
  } catch {
    // Forgetting a preference is no reason to stop what the person is doing.
  }
}

/** The remembered value as `parse` accepts it; undefined where nothing usable is there. */
export function recall<T>(key: string, parse: (value: unknown) => T | undefined): T | undefined {
  try {
    const text = localStorage.getItem(`webexe.${key}`);
    return text === null ? undefined : parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
