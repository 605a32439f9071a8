export const zh = {
  low: '录像磁盘空间不足，仅剩 {{free}}',
  lowUnknown: '录像磁盘空间不足',
  full: '录像磁盘将满：暂停接收电脑上传的文件，录像等待处理',
  open: '查看占用情况',
  'next.supervisor': '请删除不再需要的录像，或告知管理员。',
  hide: '收起',
} as const;
