import { lazy } from 'react';
import { RecordingsPage } from '../recordings/RecordingsPage';

// Chosen and given to somebody far less often than read.
const AssignDrawer = lazy(async () => ({
  default: (await import('../reviews/assign/bulk/AssignDrawer')).AssignDrawer,
}));

/** The list of recordings, from which some are given to reviewers; put together here because it is made of two features. */
export function Component() {
  return <RecordingsPage AssignDrawer={AssignDrawer} />;
}
