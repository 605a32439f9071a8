// npm test: npm run check, then everything else, on real parts: a real PostgreSQL, a real Chromium, the built product.
// The last line says how many checks and tests passed and failed.
import { bootstrap } from './bootstrap.mjs';
import { checkSteps } from './check.mjs';
import {
  ensureChromium,
  ensureFfmpeg,
  ensureNginx,
  ensureNginxRtmp,
  ensurePostgres,
  ensureVirtualScreen,
  ensureXdg,
} from './lib/parts.mjs';
import { check, playwright, runSteps, vitest } from './lib/steps.mjs';

bootstrap();
process.env.CHROMIUM = ensureChromium();
process.env.POSTGRES_BIN = ensurePostgres();
process.env.NGINX = ensureNginx();
ensureFfmpeg();
ensureNginxRtmp();
ensureXdg();
ensureVirtualScreen();

const { passed, failed } = await runSteps([
  ...checkSteps,
  vitest('component'),
  vitest('contract'),
  check('build', process.execPath, ['scripts/build.mjs', '--stale']),
  check('size', 'size-limit', []),
  playwright({ chromium: process.env.CHROMIUM }),
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
