import type { RecordingModes, RoomType, Template } from '../../../contract/rooms';
import { noRecording } from '../../../contract/rooms';

export interface DemoRoom {
  readonly roomID: string;
  readonly name: string;
  readonly customerName: string;
  readonly customerRef: string;
  readonly ownerID: string;
  readonly template: Template;
  readonly type?: RoomType;
  readonly recording?: RecordingModes;
  /** All times are minutes before now. */
  readonly createdAgo: number;
  /** The customer is in it, since then. */
  readonly guestAgo?: number;
  readonly closing?: { readonly byID: string; readonly reason: string; readonly inMinutes: number };
  readonly closed?: { readonly byID: string; readonly reason: string; readonly ago: number };
}

const DAY = 1440;
const mix: RecordingModes = { ...noRecording, mixRecord: true };
const mixAndScreen: RecordingModes = { ...mix, screenRecord: 2, recordPath: 'D:\\Recordings' };
const screen: RecordingModes = { ...mixAndScreen, mixRecord: false };
const mixAndPush = (roomID: string): RecordingModes => ({
  ...mix,
  screenRecord: 1,
  cloudRecordUrl: `rtmp://ingest.example.com/live/${roomID}`,
});

type Facts = Omit<DemoRoom, 'roomID' | 'name' | 'customerName' | 'customerRef' | 'ownerID' | 'template'>;

function room(
  roomID: string,
  name: string,
  [customerName, customerRef]: readonly [string, string],
  ownerID: string,
  template: Template,
  facts: Facts,
): DemoRoom {
  return { roomID, name, customerName, customerRef, ownerID, template, ...facts };
}

/** Rooms in every state; those with a call that runs are live by it (see `calls.ts`). */
export const demoRooms: readonly DemoRoom[] = [
  room('482913605', '房屋抵押贷款面签', ['周雨桐', 'C-20418'], 'shen_ruoxi', '1v2', {
    createdAgo: 250,
    recording: mixAndScreen,
  }),
  room('731204488', '理财风险测评双录', ['陈志远', 'C-18830'], 'shen_ruoxi', '1v1', {
    createdAgo: 2 * DAY,
    guestAgo: 2,
    recording: mix,
  }),
  room('105887342', '跨境汇款资料补正', ['何佳怡', 'C-22107'], 'shen_ruoxi', '1v1', {
    createdAgo: 330,
    guestAgo: 1,
  }),
  room('968430217', '企业开户尽职调查', ['吴建平', 'C-19952'], 'shen_ruoxi', '1v3', {
    createdAgo: 3 * DAY,
    recording: mix,
  }),
  room('350127796', '保单理赔视频核验', ['郑雅文', 'C-21345'], 'shen_ruoxi', '1v1', {
    createdAgo: 2 * DAY + 90,
  }),
  room('614052983', '遗嘱公证材料确认', ['许安然', 'C-20077'], 'li_wei', '1v2', {
    createdAgo: 400,
    guestAgo: 30,
    recording: mix,
  }),
  room('227690154', '车险定损远程查勘', ['冯立新', 'C-17764'], 'wang_hao', '1v1', {
    createdAgo: 300,
    guestAgo: 8,
    recording: mixAndPush('227690154'),
  }),
  room('890316427', '养老金领取资格认证', ['赵明哲', 'C-16290'], 'xu_jing', '1v1', { createdAgo: 5 * DAY }),
  room('543178809', '商户收单现场核实', ['林晓彤', 'C-22518'], 'li_wei', '1v3', {
    createdAgo: DAY + 200,
    guestAgo: 26,
    recording: screen,
    closing: { byID: 'chen_yu', reason: '客户改约下周，请收尾后离开。', inMinutes: 40 },
  }),
  room('176204935', '信用卡线上激活面核', ['孙国栋', 'C-15831'], 'shen_ruoxi', '1v1', {
    createdAgo: 220,
    recording: mix,
    closed: { byID: 'zhang_nan', reason: '系统维护，预计 20 分钟。您的顾问会再联系您。', ago: 152 },
  }),
  room('402775618', '小微贷款补充访谈', ['马骏', 'C-19017'], 'xu_jing', '1v2', { createdAgo: 75 }),
  room('668201943', '养老金资格批量认证', ['社保中心', 'C-10002'], 'wang_hao', '1v4', {
    createdAgo: 9 * DAY,
    closed: { byID: 'gu_qing', reason: '本批次已完成。', ago: 8 * DAY },
  }),
  room('519046273', '遗产继承公证预约', ['钱海燕', 'C-20911'], 'fang_min', '1v2', {
    createdAgo: DAY + 30,
    recording: mix,
  }),
  room('286613790', '委托书远程公证', ['罗子墨', 'C-21768'], 'fang_min', '1v1', {
    createdAgo: 6 * DAY,
    recording: mix,
  }),
  room('734590012', '理财知识讲座', ['全体客户', 'LIVE-07'], 'gu_qing', '1v3', {
    createdAgo: 4 * DAY,
    type: 'LiveRoom',
    recording: mix,
  }),
  room('158820467', '二手房资金监管确认', ['唐欣妍', 'C-18206'], 'wang_hao', '1v2', {
    createdAgo: 16 * DAY,
    recording: mix,
    closed: { byID: 'wang_hao', reason: '业务办结。', ago: 12 * DAY },
  }),
  room('907345581', '个人信用报告异议受理', ['曹文博', 'C-14459'], 'xu_jing', '1v1', {
    createdAgo: 27 * DAY,
    recording: screen,
    closed: { byID: 'xu_jing', reason: '异议已转办。', ago: 24 * DAY },
  }),
  room('631178204', '出国留学材料公证', ['宋可儿', 'C-17333'], 'li_wei', '1v2', {
    createdAgo: 30 * DAY,
    recording: mix,
    closed: { byID: 'li_wei', reason: '公证书已寄出。', ago: 19 * DAY },
  }),
  room('345902718', 'Router set-up by video', ['Noah Whitfield', 'T-5521'], 'tom_baker', '1v1', {
    createdAgo: 20,
    guestAgo: 5,
    recording: mix,
  }),
  room('812264093', 'Refund identity check', ['Priya Raman', 'T-5498'], 'emma_clark', '1v1', {
    createdAgo: DAY + 120,
    recording: mix,
  }),
  room('470031865', 'Onboarding: Acme Bakery', ['Daniel Ortiz', 'T-5407'], 'emma_clark', '1v4', {
    createdAgo: 3 * DAY,
    recording: mixAndScreen,
  }),
  room('259917340', 'Mortgage signing interview', ['Grace Zhou', 'T-5390'], 'emma_clark', '1v2', {
    createdAgo: 5 * DAY,
    recording: mix,
  }),
  room('693480127', 'Warranty claim: washing machine', ['Lena Fischer', 'T-5312'], 'tom_baker', '1v1', {
    createdAgo: 8 * DAY,
    closed: { byID: 'tom_baker', reason: 'Claim settled.', ago: 7 * DAY },
  }),
  room('127745036', 'Product walkthrough', ['Webinar guests', 'LIVE-12'], 'grace_lin', '1v3', {
    createdAgo: 2 * DAY,
    type: 'LiveRoom',
  }),
  room('584409271', '账户解冻面核', ['邓佳宁', 'C-20330'], 'wang_hao', '1v1', { createdAgo: 50 }),
  room('376120958', '赠与合同公证', ['韩旭', 'C-19564'], 'li_wei', '1v2', {
    createdAgo: 140,
    recording: mix,
  }),
];

/** The customer's userID in a room; they are nobody who can sign in. */
export function guestID(room: DemoRoom): string {
  return `guest_${room.roomID}`;
}
