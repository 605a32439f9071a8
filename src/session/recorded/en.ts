/** Kinds of recordings, as every feature calls them. */
export const kinds = {
  'kind.mix': 'Mix',
  'kind.push': 'Push',
  'kind.screen': 'Screen',
  'kind.cloud': 'Cloud',
} as const;

/** How calls came out. */
export const dispositions = {
  'disposition.resolved': 'Resolved',
  'disposition.followUp': 'Follow up',
  'disposition.customerAbsent': 'Customer absent',
  'disposition.customerLeft': 'Customer left early',
  'disposition.technicalFault': 'Technical fault',
  'disposition.wrongPerson': 'Wrong person',
  'disposition.other': 'Other',
} as const;
