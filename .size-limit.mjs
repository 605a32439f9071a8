// How much may cross the wire before a page is there, compressed as the server compresses at its best (gzip, level 9).
import { filesOf, pageModules, readManifest, scriptsOf } from './scripts/lib/bundle.mjs';

const manifest = readManifest();

export default [
  {
    name: 'what index.html loads at once (scripts)',
    path: scriptsOf(filesOf(manifest, ['index.html'])),
    limit: '130 KiB',
    gzip: true,
  },
  {
    name: 'the sign-in page in all',
    path: ['dist/console/index.html', ...filesOf(manifest, pageModules.signIn)],
    limit: '170 KiB',
    gzip: true,
  },
  {
    name: 'the first list (rooms) in all',
    path: ['dist/console/index.html', ...filesOf(manifest, pageModules.rooms)],
    limit: '430 KiB',
    gzip: true,
  },
];
