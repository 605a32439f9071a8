/** What a change of a rule changes on screens; a rule that begins may pick at once. */
export const changedBySampling = ['listSamplingRules', 'listReviews', 'listAudit'] as const;
