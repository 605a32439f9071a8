/** What browsers are told so that this console may open the program and talk to it without asking anybody. */
export interface PolicyValues {
  readonly AutoLaunchProtocolsFromOrigins: readonly ProtocolOrigins[];
  readonly LoopbackNetworkAllowedForUrls: readonly string[];
  readonly LocalNetworkAccessAllowedForUrls: readonly string[];
}

interface ProtocolOrigins {
  readonly protocol: string;
  readonly allowed_origins: readonly string[];
}

/** The scheme of the program, as policies want it: small letters, no colon. */
const SCHEME = 'txcloudroom';

/**
 * The loopback permission has two names: the narrow one since Chrome and Edge 146, the wide one since Chrome 139 and
 * Edge 140. A browser that knows the narrow one prefers it; an older one reports it as unknown and does no harm.
 */
export function policyValues(origin: string): PolicyValues {
  return {
    AutoLaunchProtocolsFromOrigins: autoLaunch(origin),
    LoopbackNetworkAllowedForUrls: [origin],
    LocalNetworkAccessAllowedForUrls: [origin],
  };
}

export function autoLaunch(origin: string): readonly ProtocolOrigins[] {
  return [{ protocol: SCHEME, allowed_origins: [origin] }];
}

/** Its JSON on one line, where a registry value or a field of the Group Policy editor takes it so. */
export function autoLaunchLine(origin: string): string {
  return JSON.stringify(autoLaunch(origin));
}
