// How much may cross the wire before a page is there, compressed as the server compresses at its best (gzip, level 9).
import { entryFiles, pageFiles, pageModules, scriptsOf } from './scripts/lib/bundle.mjs';

export default [
  {
    name: 'what index.html loads at once (scripts)',
    path: scriptsOf(entryFiles()),
    limit: '130 KiB',
    gzip: true,
  },
  {
    name: 'the sign-in page in all',
    path: pageFiles(pageModules.signIn),
    limit: '170 KiB',
    gzip: true,
  },
  {
    name: "the drop-in for other people's pages",
    path: 'dist/launcher/exe-starter.js',
    limit: '13.4 KiB',
    gzip: true,
  },
  {
    name: 'the first list (rooms) in all',
    path: pageFiles(pageModules.rooms),
    limit: '418 KiB',
    gzip: true,
  },
];
