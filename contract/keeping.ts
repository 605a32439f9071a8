/** What erasing a customer does with recordings: delete, with their files; detach: they stay, without name and reference. */
export const erasings = ['delete', 'detach'] as const;
export type Erasing = (typeof erasings)[number];

/** Why a recording is not here any more: it was in the trash long enough, or a rule of retention let it go. */
export const removalCauses = ['trash', 'retention'] as const;
export type RemovalCause = (typeof removalCauses)[number];
