/** Kinds of recordings, as every feature calls them. */
export const kinds = {
  'kind.mix': '混流',
  'kind.push': '推流',
  'kind.screen': '录屏',
  'kind.cloud': '云端',
} as const;

/** How calls came out. */
export const dispositions = {
  'disposition.resolved': '已办结',
  'disposition.followUp': '待跟进',
  'disposition.customerAbsent': '客户未到',
  'disposition.customerLeft': '客户提前离开',
  'disposition.technicalFault': '技术故障',
  'disposition.wrongPerson': '非本人',
  'disposition.other': '其他',
} as const;
