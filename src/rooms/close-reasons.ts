import type { Language } from '../i18n/languages';

type InBoth = Readonly<Record<Language, string>>;

/**
 * Reasons to close with. They are data, not labels: a participant reads them in the language that the closing
 * person picked, which need not be the one that this console is shown in.
 */
export const closeReasons = {
  maintenance: {
    zh: '系统即将维护，本次通话需要结束。给您带来不便，顾问会再联系您。',
    en: 'The system is about to be serviced, so this call has to end. Your adviser will contact you again.',
  },
  shiftEnd: {
    zh: '今天的服务时间已经结束，顾问会在下一个工作日联系您。',
    en: 'Our service hours for today are over. Your adviser will contact you on the next working day.',
  },
  wrongRoom: {
    zh: '您进入的房间有误，请使用最新收到的链接重新进入。',
    en: 'You are in the wrong room. Please use the latest link that you received.',
  },
  customerAsked: {
    zh: '应客户要求，本次通话结束。',
    en: 'This call ends because the customer asked for it.',
  },
  other: { zh: '', en: '' },
} as const satisfies Record<string, InBoth>;

export type CloseReason = keyof typeof closeReasons;
export const closeReasonNames = Object.keys(closeReasons) as readonly CloseReason[];

export type ReasonLanguage = Language | 'both';

/** The text that a template puts into the field; in both languages it takes a line each. */
export function reasonText(reason: CloseReason, language: ReasonLanguage): string {
  const { zh, en } = closeReasons[reason];
  if (language === 'both') return [zh, en].filter(Boolean).join('\n');
  return closeReasons[reason][language];
}

/** What stands over the reason on the participant's screen. */
export function closeHeading(language: Language, inSeconds: number): string {
  if (language === 'zh') return inSeconds === 0 ? '房间已关闭' : `房间将在 ${inSeconds} 秒后关闭`;
  return inSeconds === 0 ? 'This room was closed' : `This room closes in ${inSeconds} seconds`;
}

/** Has the person typed the number of this room? Groups and full-width digits are forgiven, other digits are not. */
export function confirmsRoom(typed: string, roomID: string): boolean {
  return typed.normalize('NFKC').replace(/\s/gu, '') === roomID;
}
