import { policyValues } from './values';

/** A file of the folder that Chrome, Chromium and Edge on Linux read at their start. */
export function linuxPolicies(origin: string): string {
  return `${JSON.stringify(policyValues(origin), null, 2)}\n`;
}
