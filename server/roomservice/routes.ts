import type { Endpoints } from '../../contract/endpoints';
import { auditExportHandlers } from './audit/export';
import { auditHandlers } from './audit/handlers';
import { callHandlers } from './calls/handlers';
import { callbackHandlers } from './cloud/callback';
import { cloudFileHandlers } from './cloud/files';
import { cloudSettingsHandlers } from './cloud/settings';
import { closingHandlers } from './closings/handlers';
import { startHandlers } from './calls/start';
import { streamHandlers } from './calls/streams';
import { floorHandlers } from './floor/settings';
import { customerHandlers } from './customers/handlers';
import type { Handlers } from './handlers';
import { identityHandlers } from './people/provider/identities';
import { providerHandlers } from './people/provider/sign-in';
import { signInHandlers } from './people/sign-in';
import { signInListHandlers } from './people/sign-ins';
import { teamHandlers } from './people/teams';
import { userHandlers } from './people/users';
import { pictureHandlers } from './pictures/handlers';
import { presenceHandlers } from './presence/handlers';
import { custodyHandlers } from './recordings/custody';
import { recordingHandlers } from './recordings/handlers';
import { observingHandlers } from './observing/handlers';
import { happeningHandlers } from './rooms/happenings';
import { roomHandlers } from './rooms/handlers';
import { memberHandlers } from './rooms/members';
import { holdHandlers } from './keeping/holds';
import { retentionHandlers } from './keeping/preview';
import { trashHandlers } from './keeping/trash';
import { findingHandlers } from './storage/findings';
import { moveHandlers } from './moves/handlers';
import { storageHandlers } from './storage/handlers';
import { searchHandlers } from './search/handlers';
import { sessionHandlers } from './sessions/handlers';
import { commentHandlers } from './reviews/comments';
import { fillHandlers } from './reviews/fill';
import { chartHandlers } from './reviews/charts/handler';
import { reviewExportHandlers } from './reviews/export';
import { calibrationHandlers } from './reviews/calibrate';
import { assignHandlers } from './reviews/assign';
import { reassignHandlers } from './reviews/reassign';
import { assignImpact } from './reviews/impact';
import { formHandlers } from './reviews/forms';
import { reviewHandlers } from './reviews/handlers';
import { releaseHandlers } from './reviews/release';
import { samplingHandlers } from './sampling/handlers';
import { clientHandlers } from './settings/client';
import { oldClientHandlers } from './settings/old-clients';
import { ticketHandlers } from './tickets/redeem';
import { viewHandlers } from './views/handlers';
import { uploadHandlers } from './uploads/handlers';
import { wallboardHandlers } from './wallboard/handlers';
import { tokenHandlers } from './tokens/handlers';
import { webhookHandlers } from './webhooks/handlers';
import { deliveryHandlers } from './webhooks/log-handlers';

/** Who answers what. Every endpoint record has its handler here, or this does not compile. */
export const handlers: Handlers & Record<keyof Endpoints, unknown> = {
  ...signInHandlers,
  ...providerHandlers,
  ...identityHandlers,
  ...signInListHandlers,
  ...userHandlers,
  ...teamHandlers,
  ...roomHandlers,
  ...closingHandlers,
  ...memberHandlers,
  ...happeningHandlers,
  ...sessionHandlers,
  ...ticketHandlers,
  ...startHandlers,
  ...callHandlers,
  ...streamHandlers,
  ...pictureHandlers,
  ...recordingHandlers,
  ...custodyHandlers,
  ...uploadHandlers,
  ...callbackHandlers,
  ...cloudFileHandlers,
  ...cloudSettingsHandlers,
  ...viewHandlers,
  ...trashHandlers,
  ...commentHandlers,
  ...formHandlers,
  ...fillHandlers,
  ...reviewHandlers,
  ...releaseHandlers,
  ...samplingHandlers,
  ...holdHandlers,
  ...assignHandlers,
  ...reassignHandlers,
  assignImpact,
  ...calibrationHandlers,
  ...reviewExportHandlers,
  ...chartHandlers,
  ...retentionHandlers,
  ...storageHandlers,
  ...findingHandlers,
  ...moveHandlers,
  ...clientHandlers,
  ...floorHandlers,
  ...observingHandlers,
  ...presenceHandlers,
  ...searchHandlers,
  ...wallboardHandlers,
  ...oldClientHandlers,
  ...customerHandlers,
  ...tokenHandlers,
  ...webhookHandlers,
  ...deliveryHandlers,
  ...auditHandlers,
  ...auditExportHandlers,
};
