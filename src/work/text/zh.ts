export const zh = {
  'page.title': '工作台',
  'page.inCall': '您正在{{room}}通话',
  'page.starting': '{{room}}的通话正在启动',
  'page.unwrapped_other': '{{count}} 个通话待写小结',
  'page.free': '您可以接下一个通话',

  'mine.title': '我的通话',
  'mine.none': '当前没有通话',
  'mine.noneText': '在您的房间里开始，或者为它新建一个房间。',
  'mine.show': '显示通话',
  'mine.leave': '离开通话',
  'mine.leaving': '正在离开',
  'mine.wrapUp': '写小结',
  'mine.noWrapUp': '待写小结',
  'mine.streams': '推拉流通话',
  'mine.more_other': '我的通话里还有 {{count}} 个',

  'today.title': '今天',
  'today.calls': '通话',
  'today.wrapped': '已写小结',
  'today.missing': '累计待写小结',
  'today.all': '我的通话',
} as const;
