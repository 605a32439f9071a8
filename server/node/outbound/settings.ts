import * as z from 'zod/mini';
import { list } from '../list';
import { isNetwork } from '../wire2018/networks';

/** Where recordings of a cloud may be fetched from, besides the internet. */
export const cloudEnvironment = {
  CLOUD_NETWORKS: list(
    isNetwork,
    'CLOUD_NETWORKS must be networks with commas between, such as 10.0.0.0/8,127.0.0.1.',
  ),
};
const _environment = z.object(cloudEnvironment);

export function cloudNetworks(given: z.infer<typeof _environment>): readonly string[] {
  return given.CLOUD_NETWORKS;
}
