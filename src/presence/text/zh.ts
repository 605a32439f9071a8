export const zh = {
  'pill.label': '我的状态',
  'menu.available': '空闲',
  'menu.break': '暂离',
  'menu.wrapUpLater': '空闲，稍后写小结',
  'menu.afterCall': '本次通话之后',
  'menu.setBy': '由{{name}}设置',
  'changed.by': '{{name}}把您的状态设为：{{word}}',
} as const;
