import { firefoxPolicies } from './firefox';
import { groupPolicyValues } from './group-policy';
import { linuxPolicies } from './linux';
import { macPlist, macProfile } from './mac';
import { registryFile, utf16WithMark } from './registry';

/** The ways to hand the policies to a browser. */
export const policyForms = ['computer', 'person', 'editor', 'profile', 'plist', 'linux', 'firefox'] as const;
export type PolicyForm = (typeof policyForms)[number];

export interface PolicyFile {
  readonly text: string;
  readonly fileName: string;
  /** What is saved: the text itself, or its bytes where an encoding matters. */
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export function policyFile(form: PolicyForm, origin: string, newUUID: () => string): PolicyFile {
  switch (form) {
    case 'computer':
      return registry('webexe-console-computer.reg', registryFile(origin, 'HKEY_LOCAL_MACHINE'));
    case 'person':
      return registry('webexe-console-person.reg', registryFile(origin, 'HKEY_CURRENT_USER'));
    case 'editor':
      return plain('webexe-console-group-policy.txt', groupPolicyValues(origin));
    case 'profile':
      return plain('webexe-console.mobileconfig', macProfile(origin, newUUID));
    case 'plist':
      return plain('com.google.Chrome.plist', macPlist(origin));
    case 'linux':
      return plain('webexe-console.json', linuxPolicies(origin));
    case 'firefox':
      return plain('policies.json', firefoxPolicies(origin));
  }
}

function plain(fileName: string, text: string): PolicyFile {
  return { fileName, text, content: text };
}

function registry(fileName: string, text: string): PolicyFile {
  return { fileName, text, content: utf16WithMark(text) };
}
