// npm run test:long: the contract tests with more of everything that asks `TEST_LONG`: more kills, more rounds of races,
// more that is made up. For a night, or before a release; npm test has a short form of each.
import { bootstrap } from './bootstrap.mjs';
import { ensurePostgres } from './lib/parts.mjs';
import { runSteps, vitest } from './lib/steps.mjs';

bootstrap();
process.env.POSTGRES_BIN = ensurePostgres();
process.env.TEST_LONG = '1';

const { passed, failed } = await runSteps([vitest('contract')]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
