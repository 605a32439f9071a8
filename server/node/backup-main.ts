import { resolve } from 'node:path';
import { restore } from './backup/restore';
import { save } from './backup/save';
import { readConfig, StartFault } from './config';
import { versionOfPackage } from './version';

const usage = `npm run backup -- <folder>    saves database, keys and recordings there; the server may run
npm run restore -- <folder>   puts them into an empty database, with its server stopped

DATA_DIR, DATABASE_URL and MEDIA_DIR say which installation is meant, as at npm start.`;

try {
  const [command, folder, ...rest] = process.argv.slice(2);
  if (folder === undefined || rest.length > 0 || (command !== 'save' && command !== 'restore')) {
    throw new StartFault(usage);
  }
  const config = readConfig(process.env);
  const lines =
    command === 'save'
      ? await save(config, resolve(folder), await versionOfPackage())
      : await restore(config, resolve(folder));
  for (const line of lines) console.log(line);
} catch (error) {
  console.error(error instanceof StartFault ? error.message : error);
  process.exitCode = 1;
}
