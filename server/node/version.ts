import { readFile } from 'node:fs/promises';

export async function versionOfPackage(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { version?: unknown }).version); // our own file
}
