import { autoLaunch } from './values';

/** Firefox 90 and later takes the scheme from the same policy; its own file has one more level. */
export function firefoxPolicies(origin: string): string {
  const policies = { AutoLaunchProtocolsFromOrigins: autoLaunch(origin) };
  return `${JSON.stringify({ policies }, null, 2)}\n`;
}
