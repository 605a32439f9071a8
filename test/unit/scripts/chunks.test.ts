import { describe, expect, it } from 'vitest';
import { planChunks } from '../../../scripts/lib/chunks.mjs';

/** What the bundler made by itself: files named after their one module, each with the files that it imports. */
function drafted(imports: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(imports).map(([module, needs]) => ({
    fileName: module,
    facadeModuleId: /\.tsx$|exchange|services|require|index\.html|text/.test(module) ? module : null,
    imports: needs,
    moduleIds: [module],
  }));
}

const plan = planChunks(
  drafted({
    '/p/index.html': ['react'],
    '/p/src/session/exchange.ts': ['react', 'axios'],
    '/p/src/app/layout/Shell.tsx': ['react', 'button'],
    '/p/src/app/services.ts': ['axios', 'query'],
    '/p/src/session/require-sign-in.ts': ['axios'],
    '/p/src/rooms/RoomsPage.tsx': ['react', 'button', 'table'],
    '/p/src/recordings/RecordingsPage.tsx': ['table', 'player'],
    '/p/src/app/text/zh.ts': [],
    '/p/src/app/text/en.ts': [],
    '/p/src/rooms/text/zh.ts': [],
    react: [],
    axios: ['react'],
    query: [],
    button: ['style'],
    style: [],
    table: ['style'],
    player: [],
  }),
);

describe('the plan of files', () => {
  it('puts each module where the earliest of those who need it are', () => {
    expect(plan.get('react')).toBe('base');
    expect(plan.get('axios')).toBe('wire');
    expect(plan.get('query')).toBe('visit');
    expect(plan.get('button')).toBe('shell');
    expect(plan.get('style')).toBe('shell');
    expect(plan.get('table')).toBe('lists');
  });

  it('gives each language one file of the words that come with the shell', () => {
    expect(plan.get('/p/src/app/text/zh.ts')).toBe('words-zh');
    expect(plan.get('/p/src/app/text/en.ts')).toBe('words-en');
    expect(plan.has('/p/src/rooms/text/zh.ts')).toBe(false);
  });

  it('leaves to the bundler what one page alone needs, and what is asked for by itself', () => {
    expect(plan.has('player')).toBe(false);
    expect(plan.has('/p/src/rooms/RoomsPage.tsx')).toBe(false);
    expect(plan.has('/p/src/app/services.ts')).toBe(false);
  });
});
