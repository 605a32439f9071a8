/** Starts one PostgreSQL for the whole run; test files take `inject('postgresURL')` and make databases on it. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresURL: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresURL', url);
  return stop;
}
