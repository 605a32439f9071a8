import type { SamplingAsks } from '../../../contract/sampling-rules';
import type { RecordingRow } from '../rows/recordings';
import type { SamplingPickRow, SamplingRuleRow } from '../rows/sampling';

/** What a rule may pick: recordings that can be played, of people who still work here, that began in a time. */
export interface SamplingWanted extends Pick<
  SamplingAsks,
  'agentIDs' | 'kinds' | 'longerThanMin' | 'dispositions' | 'formID'
> {
  /** Those that are reviewed by the form already are left out, unless by this rule. */
  readonly ruleID: string;
  /** Null: of all teams, and of none. */
  readonly teamID: string | null;
  readonly from: Date;
  readonly to: Date;
}

export type SamplingCandidate = Pick<
  RecordingRow,
  'recordingID' | 'agentID' | 'agentName' | 'teamID' | 'roomName' | 'startedAt' | 'durationMs'
>;

export interface PickSum {
  readonly ruleID: string;
  readonly picked: number;
  readonly lastAt: Date;
}

export interface SamplingStore {
  readonly sampling: {
    get(ruleID: string): Promise<SamplingRuleRow | undefined>;
    lock(ruleID: string): Promise<SamplingRuleRow | undefined>;
    /** False where a rule that is not removed has the name (letter case aside). */
    insert(row: SamplingRuleRow): Promise<boolean>;
    /** Raises `revision` by one. False where the name is taken. */
    update(ruleID: string, patch: Partial<Omit<SamplingRuleRow, 'ruleID' | 'revision'>>): Promise<boolean>;
    /** Those that are not removed, by name. */
    list(): Promise<readonly SamplingRuleRow[]>;
    /** By their start. */
    candidates(wanted: SamplingWanted): Promise<readonly SamplingCandidate[]>;
    /** False where the rule has picked the recording before. */
    pick(row: SamplingPickRow): Promise<boolean>;
    /** Of recordings that began since then. */
    picks(ruleID: string, from: Date): Promise<readonly SamplingPickRow[]>;
    /** Of every rule that has picked something. */
    sums(): Promise<readonly PickSum[]>;
  };
}
