import type { RecordingKind, RecordingState } from '../../../contract/recordings';

/** What a file for spreadsheets calls kinds and states: a file leaves the console and its texts. */
export interface ExportWords {
  readonly kinds: Readonly<Record<RecordingKind, string>>;
  readonly states: Readonly<Record<RecordingState, string>>;
  readonly yesNo: readonly [string, string];
}
type Language = 'zh' | 'en';

const words: Readonly<Record<Language, ExportWords>> = {
  zh: {
    kinds: { mix: '混流', push: '推流', screen: '屏幕', cloud: '云端' },
    states: {
      recording: '录制中',
      uploading: '上传中',
      processing: '处理中',
      ready: '可播放',
      failed: '失败',
      localOnly: '仅在本机',
      trash: '回收站',
      expired: '已过期',
    },
    yesNo: ['是', '否'],
  },
  en: {
    kinds: { mix: 'Mix', push: 'Push', screen: 'Screen', cloud: 'Cloud' },
    states: {
      recording: 'Recording',
      uploading: 'Uploading',
      processing: 'Processing',
      ready: 'Ready',
      failed: 'Failed',
      localOnly: 'Local only',
      trash: 'In trash',
      expired: 'Expired',
    },
    yesNo: ['Yes', 'No'],
  },
};

const heads: Readonly<Record<Language, (zone: string) => readonly string[]>> = {
  zh: (zone) => [
    ...[`开始时间（${zone}）`, '房间号', '房间', '客户', '客户编号', '坐席', '坐席账号', '团队'],
    ...['类型', '状态', '时长（秒）', '大小（字节）', '得分', '评论数', '保全中', '录像编号', '通话编号'],
  ],
  en: (zone) => [
    ...[`Started (${zone})`, 'Room no.', 'Room', 'Customer', 'Customer no.', 'Agent', 'Agent ID', 'Team'],
    ...[
      'Kind',
      'State',
      'Duration (s)',
      'Size (bytes)',
      'Score',
      'Comments',
      'On hold',
      'Recording ID',
      'Call ID',
    ],
  ],
};

export function wordsOf(language: Language): ExportWords {
  return words[language];
}

export function headsOf(language: Language, zone: string): readonly string[] {
  return heads[language](zone);
}
