// Leaves compressed forms beside built files, at the strongest setting: done once here instead of at each first request.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(js|css|svg|json|webmanifest)$/;
const WORTH_IT = 1024;

/**
 * Writes `name.br` and `name.gz` for every text file of some size in a folder.
 * @param {string} folder
 */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(paths.map(compressFile));
}

/** @param {string} path */
async function compressFile(path) {
  const whole = await readFile(path);
  if (whole.length < WORTH_IT) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length };
  await Promise.all([
    promisify(brotliCompress)(whole, { params: quality }).then((bytes) => writeFile(`${path}.br`, bytes)),
    promisify(gzip)(whole, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)),
  ]);
}
