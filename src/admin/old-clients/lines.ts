import type { OldClientSettings } from '../../../contract/old-clients';
import { network, pageOrigin } from '../../../contract/old-clients';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';

/** The form's fields: a network or an origin a line. */
export interface OldClientsDraft {
  readonly roomListOpen: boolean;
  readonly networks: string;
  readonly origins: string;
}

export function draftOf({ roomListOpen, roomList }: OldClientSettings): OldClientsDraft {
  return {
    roomListOpen,
    networks: roomList.networks.join('\n'),
    origins: roomList.origins.join('\n'),
  };
}

export function bodyOf(
  { roomListOpen, networks, origins }: OldClientsDraft,
  version: number,
): CallInput<Endpoints['updateOldClientSettings']>['body'] {
  return {
    roomListOpen,
    roomList: { networks: linesOf(networks), origins: linesOf(origins) },
    version,
  };
}

/** People put commas or spaces between them as well. */
export function linesOf(text: string): string[] {
  return text.split(/[\s,，;；]+/).filter((line) => line !== '');
}

/** The first line that is no network, or undefined. */
export function badNetwork(text: string): string | undefined {
  return linesOf(text).find((line) => !network.safeParse(line).success);
}

export function badOrigin(text: string): string | undefined {
  return linesOf(text).find((line) => !pageOrigin.safeParse(line).success);
}
