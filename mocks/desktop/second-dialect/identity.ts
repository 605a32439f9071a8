/** Who answers in the second dialect. */
export const programName = 'webexe-desktop';
export const programVersion = '1.0.0';
