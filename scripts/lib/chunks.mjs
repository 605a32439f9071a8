// How the console's modules are put together into files. Left to itself the bundler makes a file of every set of modules
// that some pages share: some fifty for the first list, each a request. This plan follows what people load together. It
// is made from the bundler's own first division, which knows what is left of a library after unused parts are dropped.

/**
 * @typedef {{ fileName: string, facadeModuleId: string | null, imports: readonly string[],
 *   moduleIds: readonly string[] }} Chunk
 */

const ENTRY = /\/index\.html$/;
/** What goes from the sign-in form to the server; the shell needs most of it again. */
const EXCHANGE = /\/src\/session\/exchange\.ts$/;
/** What asks who is signed in: that answer need not wait until all of the shell has come. */
const VISIT = /\/src\/app\/services\.ts$|\/src\/session\/require-sign-in\.ts$/;
/** What every page behind sign-in loads. */
const SHELL = /\/src\/app\/layout\/Shell\.tsx$/;
const FIRST_LIST = /\/src\/rooms\/RoomsPage\.tsx$/;
/** Our own words that come with the shell: one file a language. */
const WORDS = /\/src\/(?:(?:app|api|ui|session|calls)\/text|session\/recorded)\/(zh|en)\.ts$/;

/**
 * Names a file for modules that are loaded together; a module without a name stays where the bundler puts it.
 * @param {readonly Chunk[]} chunks of a build without a plan
 * @returns {Map<string, string>} by module
 */
export function planChunks(chunks) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  /** @type {Map<string, string>} */
  const plan = new Map();
  const facades = new Set(chunks.map(({ facadeModuleId }) => facadeModuleId));

  /** @param {string} name @param {RegExp} roots @param {(id: string) => boolean} [wanted] */
  const give = (name, roots, wanted = () => true) => {
    for (const id of modulesOf(chunks, byFile, roots)) {
      // What pages ask for by itself has a file of its own; in a shared one it would need a second that leads there.
      if (!plan.has(id) && !facades.has(id) && wanted(id)) plan.set(id, name);
    }
  };

  give('base', ENTRY);
  give('wire', EXCHANGE);
  give('visit', VISIT);
  give('shell', SHELL);
  give('lists', FIRST_LIST);
  for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
    const language = WORDS.exec(id)?.[1];
    if (language && !plan.has(id)) plan.set(id, `words-${language}`);
  }
  return plan;
}

/**
 * All modules that come with the chunks of these roots, through their static imports.
 * @param {readonly Chunk[]} chunks
 * @param {ReadonlyMap<string, Chunk>} byFile
 * @param {RegExp} roots
 */
function modulesOf(chunks, byFile, roots) {
  const seen = new Set();
  /** @type {string[]} */
  const modules = [];
  /** @param {Chunk | undefined} chunk */
  const visit = (chunk) => {
    if (!chunk || seen.has(chunk)) return;
    seen.add(chunk);
    modules.push(...chunk.moduleIds);
    for (const file of chunk.imports) visit(byFile.get(file));
  };
  for (const chunk of chunks) if (chunk.facadeModuleId && roots.test(chunk.facadeModuleId)) visit(chunk);
  return modules;
}
