import type { Description, Operation } from './openapi';

export interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly Described[];
}

/** Whose first words say little, or belong to another chapter. */
const titles: Readonly<Record<string, string>> = {
  'sign-in': 'Signing in',
  'sign-out': 'Signing in',
  'sign-out-everywhere': 'Signing in',
  'sign-ins': 'Signing in',
  me: 'Signing in',
  password: 'Signing in',
  users: 'People',
  'api-tokens': 'API tokens',
};

/** The endpoints by the noun that their path begins with, in the order in which the contract has them. */
export function chaptersOf({ paths }: Description): readonly Chapter[] {
  const chapters = new Map<string, Described[]>();
  for (const [path, operations] of Object.entries(paths)) {
    const noun = /^\/api\/([\w-]+)/.exec(path)?.[1] ?? '';
    const title = titles[noun] ?? sentenceCase(noun);
    const chapter = chapters.get(title) ?? [];
    chapters.set(title, chapter);
    for (const [method, operation] of Object.entries(operations)) {
      chapter.push({ method: method.toUpperCase(), path, operation });
    }
  }
  return [...chapters].map(([title, operations]) => ({ id: `chapter-${slug(title)}`, title, operations }));
}

function sentenceCase(noun: string): string {
  return (noun.charAt(0).toUpperCase() + noun.slice(1)).replaceAll('-', ' ');
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}
