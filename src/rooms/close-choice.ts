import type { Language } from '../i18n/languages';
import { reasonText, type CloseReason, type ReasonLanguage } from './close-reasons';

export interface CloseChoice {
  readonly reason: CloseReason;
  readonly language: ReasonLanguage;
  /** What is sent; a template fills it, the person may change it. */
  readonly text: string;
  readonly when: 'now' | 'soon' | 'custom';
  /** Typed, for `custom`; null while the field is empty. */
  readonly seconds: number | null;
  readonly typed: string;
}

export const soonSeconds = 60;
export const longestSeconds = 3600;

export function firstChoice(language: Language): CloseChoice {
  const text = reasonText('maintenance', language);
  return { reason: 'maintenance', language, text, when: 'soon', seconds: 300, typed: '' };
}

/** The countdown that was chosen, 0 for none; undefined while what was typed is none. */
export function secondsOf({ when, seconds }: CloseChoice): number | undefined {
  switch (when) {
    case 'now':
      return 0;
    case 'soon':
      return soonSeconds;
    case 'custom':
      return seconds !== null && Number.isInteger(seconds) && seconds >= 1 && seconds <= longestSeconds
        ? seconds
        : undefined;
  }
}

/** What must be typed where people are affected now. */
export interface Confirmation {
  readonly label: React.ReactNode;
  readonly wrong: string;
  readonly matches: (typed: string) => boolean;
}

export function isComplete(choice: CloseChoice, confirm: Confirmation | null): boolean {
  const confirmed = confirm === null || confirm.matches(choice.typed);
  return choice.text.trim() !== '' && secondsOf(choice) !== undefined && confirmed;
}
