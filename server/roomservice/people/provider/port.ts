import type { Role } from '../../../../contract/access';
import type { SignInWays } from '../../../../contract/identities';

/** Where people sign in besides here: a provider of OpenID Connect. What fails in it is a `Problem`. */
export interface IdentityProvider {
  readonly issuer: string;
  /** As people know it: on the button, in sentences. */
  readonly name: string;
  readonly rules: ProviderRules;
  /** Where to send the browser, and what must be known again when it comes back. */
  begin(): Promise<{ readonly url: string; readonly secrets: FlowSecrets }>;
  /** Reads what the browser came back with, and has the provider vouch for it. */
  finish(query: string, secrets: FlowSecrets): Promise<Vouched>;
  /** Where the browser is signed out there; null where there is no such place. */
  endURL(idToken: string): Promise<string | null>;
}

export interface FlowSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider says of a person. `subject` is its own name for them; claims are as they came. */
export interface Vouched {
  readonly subject: string;
  readonly claims: Claims;
  readonly idToken: string;
}
export type Claims = Readonly<Record<string, unknown>>;

/** What the installation makes of a provider's people. Claims are names, or paths with dots: `realm_access.roles`. */
export interface ProviderRules {
  readonly claims: {
    readonly login: string;
    readonly name: string;
    readonly email: string;
    /** Null: admins give roles here. */
    readonly role: string | null;
    /** Null: admins choose teams here. */
    readonly team: string | null;
  };
  /** Which values of the role claim give which role. */
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  /** Whether somebody whom nobody here knows is made, or refused. */
  readonly newPeople: 'create' | 'refuse';
  /** For whom the provider gives none; null: they are refused. */
  readonly defaultRole: Exclude<Role, 'admin'> | null;
  /** Of verified addresses; none: all. */
  readonly emailDomains: readonly string[];
  readonly passwords: SignInWays['passwords'];
}
