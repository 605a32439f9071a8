import { recordingKinds, type RecordingDetail } from '../../../contract/recordings';

/** One recording of a call among its siblings. */
export interface Track {
  readonly recordingID: string;
  readonly kind: RecordingDetail['kind'];
  readonly state: RecordingDetail['state'];
  /** From 1, where a call has several of one kind. */
  readonly number: number | undefined;
}

/** A recording and its siblings, in the same order on the page of each. */
export function tracksOf(
  recording: Pick<RecordingDetail, 'recordingID' | 'kind' | 'state' | 'siblings'>,
): readonly Track[] {
  const all = [recording, ...recording.siblings].toSorted(
    (a, b) =>
      recordingKinds.indexOf(a.kind) - recordingKinds.indexOf(b.kind) ||
      a.recordingID.localeCompare(b.recordingID),
  );
  return all.map(({ recordingID, kind, state }) => {
    const ofKind = all.filter((each) => each.kind === kind);
    const at = ofKind.findIndex((each) => each.recordingID === recordingID);
    return { recordingID, kind, state, number: ofKind.length > 1 ? at + 1 : undefined };
  });
}
