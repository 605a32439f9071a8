import {
  clientSystems,
  type ClientSettings,
  type ClientSystem,
  type Installer,
} from '../../../contract/client';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';

/** An installer as it is typed; an empty address is none. */
interface InstallerDraft {
  readonly url?: string;
  readonly version?: string;
  readonly megabytes?: number | null;
}

/** The form's fields. */
export interface SettingsDraft {
  readonly installers: Readonly<Record<ClientSystem, InstallerDraft>>;
  readonly minimumVersion?: string;
  readonly recordPath?: string;
  readonly helpContact?: string;
}

const megabyte = 1_000_000;

export function draftOf(settings: ClientSettings): SettingsDraft {
  const { installers, minimumVersion, recordPath, helpContact } = settings;
  const typed = (installer: Installer | null): InstallerDraft =>
    installer
      ? {
          url: installer.url,
          version: installer.version,
          megabytes: installer.bytes === null ? null : installer.bytes / megabyte,
        }
      : {};
  return {
    installers: {
      windows: typed(installers.windows),
      macos: typed(installers.macos),
      linux: typed(installers.linux),
    },
    minimumVersion: minimumVersion ?? '',
    recordPath,
    helpContact,
  };
}

type Body = CallInput<Endpoints['updateClientSettings']>['body'];

export function bodyOf(draft: SettingsDraft, version: number): Body {
  const installers = Object.fromEntries(
    clientSystems.map((system) => [system, installerOf(draft.installers[system])]),
  ) as Body['installers']; // every system is there
  return {
    installers,
    minimumVersion: draft.minimumVersion?.trim() || null,
    recordPath: draft.recordPath?.trim() ?? '',
    helpContact: draft.helpContact?.trim() ?? '',
    version,
  };
}

function installerOf({ url, version, megabytes }: InstallerDraft): Installer | null {
  if (!url?.trim()) return null;
  const bytes = typeof megabytes === 'number' ? Math.max(1, Math.round(megabytes * megabyte)) : null;
  return { url: url.trim(), version: version?.trim() ?? '', bytes };
}
