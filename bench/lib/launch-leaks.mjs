// What thousands of questions leave behind: nodes and globals, of the page and of the frame that asks.
import { withPageAndProgram } from './launch-page.mjs';

/**
 * @param {number} polls
 * @returns {Promise<{ nodes: number, globals: number }>}
 */
export function leftOvers(polls) {
  return withPageAndProgram({}, async ({ page, program }) => {
    await page.evaluate((port) => {
      const sdk = /** @type {any} */ (window).launcherSdk;
      const transport = sdk.createFrameTransport({ frameUrl: '/launcher-frame', port });
      Object.assign(window, {
        ask: async (/** @type {number} */ count) => {
          for (let asked = 0; asked < count; asked += 1)
            await transport.request('/query', {}).catch(() => undefined);
        },
      });
    }, program.port);
    const ask = (/** @type {number} */ count) =>
      page.evaluate((wanted) => /** @type {any} */ (window).ask(wanted), count);
    const census = async () => {
      const counts = await Promise.all(page.frames().map((frame) => frame.evaluate(inhabitants)));
      return {
        nodes: counts.reduce((sum, { nodes }) => sum + nodes, 0),
        globals: counts.reduce((sum, { globals }) => sum + globals, 0),
      };
    };
    await ask(1); // brings the frame up
    const before = await census();
    // Half of them answered, half refused: the SDK of 2018 lost an element and a function with each.
    await ask(polls / 2);
    program.behave({ kind: 'reset' });
    await ask(polls / 2);
    const after = await census();
    return { nodes: after.nodes - before.nodes, globals: after.globals - before.globals };
  });
}

function inhabitants() {
  const nodes = document.createNodeIterator(document, NodeFilter.SHOW_ALL);
  let count = 0;
  while (nodes.nextNode()) count += 1;
  return { nodes: count, globals: Object.getOwnPropertyNames(window).length };
}
