import type { PauseReason, SamplingAsks, samplingStates } from '../../../contract/sampling-rules';

/** By what recordings are given to reviewers without anybody asking. */
export interface SamplingRuleRow {
  readonly ruleID: string;
  readonly name: string;
  readonly state: (typeof samplingStates)[number];
  /** Null unless it is paused. */
  readonly pausedBecause: PauseReason | null;
  /** The form or person that it paused itself over. */
  readonly pausedOver: string | null;
  /** Null: of all teams, and of none. */
  readonly teamID: string | null;
  readonly asks: SamplingAsks;
  /** It picks nothing that began before. */
  readonly since: Date;
  /** Counts changes, so that two people do not overwrite each other. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdByID: string;
  readonly changedAt: Date;
  readonly changedByID: string;
}

/** One recording that a rule has picked. */
export interface SamplingPickRow {
  readonly ruleID: string;
  readonly recordingID: string;
  /** Of the recording, as is the next. */
  readonly agentID: string;
  readonly recordedAt: Date;
  /** It may be gone: somebody took it out of the inbox. */
  readonly reviewID: string;
  readonly pickedAt: Date;
}
