/** What the Node server answered for anything that it had not foreseen: code -1 and a sentence. */
export class NodeError extends Error {
  override readonly name = 'NodeError';
}
