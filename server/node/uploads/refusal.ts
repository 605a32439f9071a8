import { Problem } from '../../roomservice/problem';

/** What a status of the tus server means in words of ours. */
export function refusalOf({ status }: Pick<Response, 'status'>): Problem {
  switch (status) {
    case 404:
    case 410:
      return new Problem('upload.notFound');
    case 409:
      return new Problem('upload.offset');
    case 413:
      return new Problem('upload.tooLarge');
    default:
      return new Problem(status < 500 ? 'request.invalid' : 'server.failed');
  }
}
