import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { md5 } from '../../server/roomservice/cloud/md5';

it('is the digest that everybody else makes', () => {
  const right = (text: string) => createHash('md5').update(text).digest('hex');
  expect(md5('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(md5('abc')).toBe('900150983cd24fb0d6963f7d28e17f72');
  for (let length = 0; length < 200; length += 1) {
    const text = 'x房'.repeat(length).slice(0, length);
    expect(md5(text)).toBe(right(text));
  }
});
