import type { Call } from '../../../contract/calls';
import type { User } from '../../../contract/people';
import type { Recording } from '../../../contract/recordings';
import type { Room } from '../../../contract/rooms';
import type { NavItem } from '../../ui/shell/NavList';
import type { ModeChoice } from '../../ui/theme/mode';

export const foundKinds = ['rooms', 'people', 'calls', 'recordings'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** One line of the list: what was found, or something to do. */
export type Choice =
  | { readonly kind: 'room'; readonly key: string; readonly room: Room }
  | { readonly kind: 'person'; readonly key: string; readonly user: User }
  | { readonly kind: 'call'; readonly key: string; readonly call: Call }
  | { readonly kind: 'recording'; readonly key: string; readonly recording: Recording }
  /** The list itself, searched. */
  | { readonly kind: 'all'; readonly key: string; readonly of: FoundKind }
  | { readonly kind: 'start'; readonly key: string; readonly room: Room }
  | { readonly kind: 'page'; readonly key: string; readonly item: NavItem }
  | { readonly kind: 'look'; readonly key: string; readonly look: ModeChoice }
  | { readonly kind: 'language'; readonly key: string }
  | { readonly kind: 'recent'; readonly key: string; readonly q: string }
  | { readonly kind: 'forget'; readonly key: string };

export interface ChoiceGroup {
  readonly key: 'recent' | 'commands' | FoundKind;
  readonly choices: readonly Choice[];
}
