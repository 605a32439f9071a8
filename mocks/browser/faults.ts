import type { Endpoint } from '../../contract/endpoint';
import { endpoints, type EndpointName } from '../../contract/endpoints';
import type { ProblemCode } from '../../contract/problems';
import { Problem, problemResponse } from '../../server/roomservice/problem';

type Params = NonNullable<ConstructorParameters<typeof Problem>[1]>;

/** What goes wrong with the next call of an endpoint. */
export type Fault =
  /** RoomService answers this problem instead of doing anything. */
  | { readonly fail: ProblemCode; readonly params?: Params }
  /** It answers later, or when the promise settles. */
  | { readonly delay: number | Promise<unknown> }
  /** Nobody answers. */
  | { readonly network: true }
  /** It does the work, and the answer is lost on the way. */
  | { readonly loseAnswer: true };

export interface Faults {
  /** One-shot: the next call of the endpoint meets it, those after do not. Several wait in line. */
  add(name: EndpointName, fault: Fault): void;
  clear(): void;
  /** Serves the request as its fault says, or as it should be. */
  serve(request: Request, real: (request: Request) => Promise<Response>): Promise<Response>;
}

export function createFaults(requestID: () => string): Faults {
  const waiting = new Map<EndpointName, Fault[]>();
  return {
    add(name, fault) {
      waiting.set(name, [...(waiting.get(name) ?? []), fault]);
    },
    clear: () => waiting.clear(),
    async serve(request, real) {
      const name = endpointOf(request);
      const fault = name && waiting.get(name)?.shift();
      if (!fault) return real(request);
      if ('network' in fault) return Response.error();
      if ('fail' in fault) return problemResponse(new Problem(fault.fail, fault.params), requestID());
      if ('loseAnswer' in fault) {
        await real(request);
        return Response.error();
      }
      await (typeof fault.delay === 'number' ? pause(fault.delay) : fault.delay);
      return real(request);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

/** Which endpoint a request calls; the records stand in the order in which routers look. */
export function endpointOf(request: Request): EndpointName | undefined {
  const { pathname } = new URL(request.url);
  const found = (Object.entries(endpoints) as [EndpointName, Endpoint][]).find(
    ([, record]) => record.method === request.method && patternOf(record.path).test(pathname),
  );
  return found?.[0];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^/api${path.replace(/:\w+/g, '[^/]+')}$`);
}
