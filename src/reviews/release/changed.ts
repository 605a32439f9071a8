/** What showing a review to its agent changes on screens. */
export const changedByRelease = ['getReview', 'listReviews', 'listComments', 'listAudit'] as const;
