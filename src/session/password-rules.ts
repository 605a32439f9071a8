/** As the contract's `newPassword`; the rest is judged by RoomService. */
export const MIN_LENGTH = 10;

/** A text key for each field that cannot be sent as it is. */
export interface PasswordErrors {
  readonly current?: 'signIn.passwordMissing';
  readonly next?: 'password.ruleLength';
  readonly repeat?: 'password.differs';
}

export function checkPasswords(typed: { current: string; next: string; repeat: string }): PasswordErrors {
  return {
    ...(typed.current === '' && { current: 'signIn.passwordMissing' }),
    ...(typed.next.length < MIN_LENGTH && { next: 'password.ruleLength' }),
    ...(typed.next !== typed.repeat && { repeat: 'password.differs' }),
  };
}
