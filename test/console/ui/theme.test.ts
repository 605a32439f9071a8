import { expect, test } from 'vitest';
import { tokensCss } from '../../../src/ui/theme/tokens';

test('tokens.css says what the table of tokens says', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('../../../src/ui/theme/tokens.css');
});
