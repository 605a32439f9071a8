export const zh = {
  'unsaved.title': '不保存就离开？',
  'unsaved.text': '本页的修改将会丢失。',
  'unsaved.leave': '离开',
  'unsaved.stay': '留在本页',
  'again.title': '重新登录',
  'again.text': '登录已失效。页面保持原样，输入密码后即可继续。',
  'again.other': '换一个账号登录',
} as const;
