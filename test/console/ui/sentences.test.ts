import { expect, it } from 'vitest';
import { sentences } from '../../../src/ui/format/sentences';

it.each([
  ['The file is empty', 'Choose another one.', 'The file is empty. Choose another one.'],
  ['Did it work?', 'Look at the list.', 'Did it work? Look at the list.'],
  ['文件是空的', '请换一个文件。', '文件是空的。请换一个文件。'],
  ['已完成。', '请刷新。', '已完成。请刷新。'],
  ['The file is empty', undefined, 'The file is empty'],
])('%s + %s', (title, next, whole) => expect(sentences(title, next)).toBe(whole));
