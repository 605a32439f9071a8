import { texts, urlCodec } from '../ui/url/codec';

const fields = { team: texts((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value)) };

/** Which teams the wallboard shows, in the query string; none named are all in reach. */
export const boardUrl = urlCodec(fields);
