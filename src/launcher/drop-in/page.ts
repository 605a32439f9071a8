import type { LinePorts } from './line';

/** What a reporter gets of a launch: the record that the SDK of 2018 posted to its makers. */
export interface LaunchReport {
  readonly type: 'webexe';
  readonly str_app_name: 'Web';
  readonly int32_token: string;
  readonly int32_app_id: number | string;
  /** When the launch began, and when the program answered or was given up. */
  readonly int64_ts_protol: number;
  readonly int64_ts_first_reponse: number;
  readonly int64_ts_protol_result: 0 | 1;
  readonly str_room_type: string;
  readonly str_opt_type?: string;
}

/** What a page may set as `EXEStarterOptions`, before or after the script. */
export interface DropInOptions {
  /** Gets a report of each launch. Without one nobody does. */
  readonly reporter?: (report: LaunchReport) => void;
}

/** The page around the drop-in, as far as it is needed. */
export interface Page {
  /** The launcher's outside for one port, new for each call. */
  makePorts(port: number): LinePorts;
  readonly language: string;
  random(): number;
  fetch(url: string, init: RequestInit): Promise<Response>;
  options(): DropInOptions;
}
