import type { RouteObject } from 'react-router';
import { paths } from '../../config/paths';
import { auditTexts } from '../../admin/audit/texts';
import { clientTexts } from '../../admin/client/texts';
import { cloudTexts } from '../../admin/cloud/texts';
import { customerTexts } from '../../admin/customers/texts';
import { floorTexts } from '../../admin/floor/texts';
import { integrationTexts } from '../../admin/integration/texts';
import { storingTexts } from '../../admin/keeping/texts';
import { oldClientTexts } from '../../admin/old-clients/texts';
import { findingTexts } from '../../admin/storage/findings/texts';
import { placesTexts } from '../../admin/storage/places/texts';
import { storageTexts } from '../../admin/storage/texts';
import { adminTexts } from '../../admin/texts';
import { tokenTexts } from '../../admin/tokens/texts';
import { webhookTexts } from '../../admin/webhooks/texts';
import { needs, page, type GetServices } from './page';

/** What admins decide, and what they answer for. */
export function administrationRoutes(services: GetServices): RouteObject[] {
  return [
    {
      path: paths.users,
      handle: needs('user.list'),
      lazy: page(services, () => import('../../admin/UsersPage'), adminTexts),
    },
    {
      path: paths.teams,
      handle: needs('team.manage'),
      lazy: page(services, () => import('../../admin/TeamsPage'), adminTexts),
    },
    {
      path: paths.audit,
      handle: needs('audit.read'),
      lazy: page(services, () => import('../../admin/AuditPage'), auditTexts, adminTexts),
    },
    {
      path: paths.retention,
      handle: needs('recording.keep'),
      lazy: page(services, () => import('../../admin/RetentionPage'), adminTexts, storingTexts),
    },
    {
      path: paths.storage,
      handle: needs('recording.keep'),
      lazy: page(
        services,
        () => import('../../admin/StoragePage'),
        adminTexts,
        storageTexts,
        placesTexts,
        findingTexts,
      ),
    },
    {
      path: paths.holds,
      handle: needs('recording.hold'),
      lazy: page(services, () => import('../../admin/HoldsPage'), storingTexts),
    },
    {
      path: paths.customers,
      handle: needs('customer.erase'),
      lazy: page(services, () => import('../../admin/CustomersPage'), customerTexts),
    },
    {
      path: paths.client,
      handle: needs('client.manage'),
      lazy: page(services, () => import('../../admin/ClientPage'), clientTexts, adminTexts),
    },
    {
      path: paths.oldClients,
      handle: needs('client.manage'),
      lazy: page(services, () => import('../../admin/OldClientsPage'), oldClientTexts, adminTexts),
    },
    {
      path: paths.tokens,
      handle: needs('token.manage'),
      lazy: page(services, () => import('../../admin/TokensPage'), tokenTexts, adminTexts),
    },
    {
      path: paths.webhooks,
      handle: needs('webhook.manage'),
      lazy: page(services, () => import('../../admin/WebhooksPage'), webhookTexts, adminTexts),
    },
    {
      path: paths.webhook,
      handle: needs('webhook.manage'),
      lazy: page(services, () => import('../../admin/WebhookPage'), webhookTexts, adminTexts),
    },
    {
      path: paths.integration,
      handle: needs('client.manage'),
      lazy: page(
        services,
        () => import('../../admin/IntegrationPage'),
        integrationTexts,
        cloudTexts,
        webhookTexts,
        adminTexts,
      ),
    },
    {
      path: paths.floor,
      handle: needs('floor.manage'),
      lazy: page(services, () => import('../../admin/FloorPage'), floorTexts, adminTexts),
    },
  ];
}
