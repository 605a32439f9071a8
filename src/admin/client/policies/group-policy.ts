import { autoLaunchLine, policyValues } from './values';

/** What is typed into the Group Policy editor: the policy's name, then its value. */
export function groupPolicyValues(origin: string): string {
  const { LoopbackNetworkAllowedForUrls, LocalNetworkAccessAllowedForUrls } = policyValues(origin);
  const typed = {
    AutoLaunchProtocolsFromOrigins: [autoLaunchLine(origin)],
    LoopbackNetworkAllowedForUrls,
    LocalNetworkAccessAllowedForUrls,
  };
  return `${Object.entries(typed)
    .map(([name, lines]) => [name, ...lines].join('\n'))
    .join('\n\n')}\n`;
}
