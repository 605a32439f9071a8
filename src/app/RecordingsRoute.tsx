import { lazy } from 'react';
import { loadTexts } from '../i18n/texts';
import { bulkTexts } from '../reviews/assign/bulk/texts';
import { RecordingsPage } from '../recordings/RecordingsPage';

// Chosen and given to somebody far less often than read.
const AssignDrawer = lazy(async () => {
  const [drawer] = await Promise.all([import('../reviews/assign/bulk/AssignDrawer'), loadTexts(bulkTexts)]);
  return { default: drawer.AssignDrawer };
});

/** The list of recordings, from which some are given to reviewers; put together here because it is made of two features. */
export function Component() {
  return <RecordingsPage AssignDrawer={AssignDrawer} />;
}
