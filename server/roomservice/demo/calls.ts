import type { Disposition, EndReason } from '../../../contract/calls';
import {
  failed,
  removed,
  thrownAway,
  onlyOn,
  processing,
  ready,
  running,
  uploading,
  type DemoRecording,
} from './recordings';

export interface DemoCall {
  readonly roomID: string;
  readonly agentID: string;
  /** Minutes before now that start was pressed. */
  readonly ago: number;
  /** How long it lasted once the program was in the room; null while it runs, 0 where it never entered. */
  readonly seconds: number | null;
  readonly end: EndReason | null;
  readonly closedBy?: { readonly byID: string; readonly detail: string };
  readonly wrapUp?: readonly [Disposition, string];
  readonly recordings: readonly DemoRecording[];
}

const DAY = 1440;

function live(roomID: string, agentID: string, ago: number, ...recordings: DemoRecording[]): DemoCall {
  return { roomID, agentID, ago, seconds: null, end: null, recordings };
}

function done(
  roomID: string,
  agentID: string,
  ago: number,
  seconds: number,
  end: EndReason,
  wrapUp: readonly [Disposition, string],
  ...recordings: DemoRecording[]
): DemoCall {
  return { roomID, agentID, ago, seconds, end, wrapUp, recordings };
}

/** Thirty days of calls, newest first. A call with a ready recording lasts a little longer than its file. */
export const demoCalls: readonly DemoCall[] = [
  live('345902718', 'tom_baker', 5, running('mix')),
  live('227690154', 'wang_hao', 8, running('mix'), running('push')),
  live('614052983', 'fang_min', 31, running('mix')),
  live('890316427', 'xu_jing', 64),

  done(
    '482913605',
    'shen_ruoxi',
    56,
    48,
    'left',
    ['followUp', '身份证已核验；抵押物清单待补，周四前回访。'],
    ready('mix', 'interview'),
    onlyOn('SHEN-PC', 43),
  ),
  done(
    '614052983',
    'li_wei',
    92,
    42,
    'left',
    ['followUp', '权利告知已宣读，遗嘱第三页需重签。'],
    ready('mix', 'signing'),
  ),
  done(
    '227690154',
    'wang_hao',
    121,
    573,
    'left',
    ['resolved', '现场照片 12 张，定损单已发。'],
    uploading('push', 38, 566),
  ),
  {
    roomID: '176204935',
    agentID: 'shen_ruoxi',
    ago: 170,
    seconds: 1084,
    end: 'closedByAdmin',
    closedBy: { byID: 'zhang_nan', detail: '系统维护，预计 20 分钟。您的顾问会再联系您。' },
    recordings: [processing('mix', 62, 'interview')],
  },
  done(
    '105887342',
    'shen_ruoxi',
    204,
    36,
    'left',
    ['followUp', '汇款用途说明需本人签字版。'],
    ready('screen', 'screen'),
  ),
  done(
    '543178809',
    'li_wei',
    262,
    920,
    'left',
    ['resolved', '门店与执照一致。'],
    failed('screen', 'diskFull', 'screen'),
  ),

  done(
    '968430217',
    'shen_ruoxi',
    DAY + 22,
    48,
    'left',
    ['resolved', '法定代表人与受益人均已露面确认。'],
    ready('mix', 'interview'),
  ),
  done(
    '812264093',
    'emma_clark',
    DAY + 58,
    42,
    'left',
    ['resolved', 'Passport matches. Refund released.'],
    ready('mix', 'signing'),
  ),
  done(
    '731204488',
    'shen_ruoxi',
    DAY + 110,
    48,
    'left',
    ['resolved', '风险等级 C3，双录完整。'],
    ready('mix', 'interview'),
    ready('screen', 'screen'),
  ),
  done(
    '350127796',
    'xu_jing',
    DAY + 160,
    42,
    'left',
    ['resolved', '理赔材料齐全。'],
    ready('cloud', 'signing'),
  ),
  done('470031865', 'emma_clark', DAY + 215, 0, 'launchGivenUp', ['customerAbsent', '']),
  done(
    '519046273',
    'fang_min',
    DAY + 26,
    310,
    'network',
    ['technicalFault', '客户侧网络中断，改期。'],
    failed('mix', 'empty'),
  ),

  done(
    '470031865',
    'emma_clark',
    2 * DAY + 40,
    48,
    'left',
    ['resolved', 'All four seats set up.'],
    ready('mix', 'interview'),
    onlyOn('EMMA-LAPTOP', 44),
  ),
  done(
    '968430217',
    'wang_hao',
    2 * DAY + 95,
    42,
    'left',
    ['followUp', '缺开户许可证原件。'],
    ready('push', 'signing'),
  ),
  done(
    '350127796',
    'shen_ruoxi',
    2 * DAY + 80,
    95,
    'programCrashed',
    ['technicalFault', '桌面程序退出，已改用电话。'],
    failed('mix', 'empty'),
  ),
  done(
    '259917340',
    'emma_clark',
    3 * DAY + 15,
    48,
    'left',
    ['resolved', 'Clear and complete.'],
    ready('mix', 'interview'),
  ),
  done('286613790', 'fang_min', 3 * DAY + 130, 42, 'left', ['resolved', ''], ready('mix', 'signing')),
  done(
    '890316427',
    'xu_jing',
    4 * DAY + 65,
    36,
    'left',
    ['resolved', '本人领取资格有效。'],
    ready('screen', 'screen'),
  ),
  done(
    '734590012',
    'gu_qing',
    4 * DAY - 200,
    48,
    'left',
    ['other', '讲座：如何识别非法集资。'],
    ready('mix', 'interview'),
  ),
  done(
    '259917340',
    'emma_clark',
    5 * DAY - 45,
    42,
    'left',
    ['followUp', 'Witness was missing; second appointment.'],
    ready('mix', 'signing'),
  ),
  done('286613790', 'li_wei', 5 * DAY + 35, 12, 'sameUserElsewhere', [
    'technicalFault',
    '误在另一台电脑登录。',
  ]),
  done('890316427', 'xu_jing', 5 * DAY - 150, 640, 'signatureExpired', ['followUp', '']),
  done(
    '286613790',
    'fang_min',
    6 * DAY - 90,
    48,
    'left',
    ['resolved', '委托事项已逐条确认。'],
    ready('mix', 'interview'),
  ),

  done('693480127', 'tom_baker', 7 * DAY + 30, 410, 'left', ['resolved', 'Drum bearing. Claim approved.']),
  done(
    '668201943',
    'wang_hao',
    8 * DAY + 60,
    42,
    'left',
    ['resolved', '第 1 批 36 人。'],
    ready('cloud', 'signing'),
  ),
  done(
    '668201943',
    'wang_hao',
    9 * DAY - 120,
    1210,
    'left',
    ['customerLeft', '第 2 批未到齐。'],
    thrownAway('cloud', 'signing'),
  ),
  done(
    '158820467',
    'wang_hao',
    13 * DAY,
    48,
    'left',
    ['resolved', '买卖双方均到场。'],
    ready('mix', 'interview'),
  ),
  done(
    '158820467',
    'wang_hao',
    14 * DAY + 75,
    36,
    'left',
    ['followUp', ''],
    ready('push', 'screen'),
    thrownAway('mix', 'signing'),
  ),
  done('631178204', 'li_wei', 20 * DAY + 20, 42, 'left', ['resolved', ''], ready('mix', 'signing')),
  done(
    '907345581',
    'xu_jing',
    25 * DAY,
    855,
    'left',
    ['wrongPerson', '来电人非征信主体。'],
    removed('screen', 850),
  ),
  done('631178204', 'li_wei', 27 * DAY - 60, 1311, 'left', ['customerLeft', ''], removed('mix', 1302)),
  done(
    '631178204',
    'li_wei',
    29 * DAY,
    1764,
    'left',
    ['followUp', '缺成绩单原件。'],
    removed('mix', 1758),
    removed('screen', 1760),
  ),
];
