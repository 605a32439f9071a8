import { ApiProblem } from '../../api/problem';

/** The server lets go of a file: the tus protocol's own word, which no endpoint record has. */
export async function giveUp(uploadID: string): Promise<void> {
  const init = { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } };
  const answer = await fetch(`/api/uploads/${encodeURIComponent(uploadID)}`, init).catch((cause: unknown) => {
    throw new ApiProblem('network.unreachable', { cause });
  });
  if (answer.ok || answer.status === 404) return;
  throw new ApiProblem(answer.status === 409 ? 'upload.attached' : 'server.failed', {
    status: answer.status,
  });
}
