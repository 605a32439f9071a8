import type { LiveEvent } from '../../../contract/events';
import type { QueryName } from '../queries';

/** Part of a query's key: the name alone, or the name and some of its input. */
export type StaleKey =
  readonly [QueryName] | readonly [QueryName, { readonly params: Readonly<Record<string, string>> }];

const closings = [['listClosings'], ['getClosing'], ['listClosingRooms']] as const;

/** Which queries an event makes old; `'all'` where we no longer know. */
export function staleAfter(event: LiveEvent): readonly StaleKey[] | 'all' {
  switch (event.type) {
    case 'hello':
      return [];
    case 'resync':
      return 'all';
    case 'room.changed':
    case 'room.closed': {
      const { roomID } = event;
      const room = { params: { roomID } };
      return [
        ['listRooms'],
        ['getWallboard'],
        ['getRoom', room],
        ['listRoomEvents', room],
        ['listSessions', room],
        // A countdown that one of them began has ended, or was called off.
        ...closings,
      ];
    }
    case 'room.happened':
      return [['listRoomEvents', { params: { roomID: event.roomID } }]];
    case 'observers.changed': {
      const room = { params: { roomID: event.roomID } };
      return [
        ['listObservers', room],
        ['listRoomEvents', room],
      ];
    }
    case 'closing.changed':
      return closings;
    case 'call.changed':
      return [
        ['listCalls'],
        ['currentCall'],
        ['getWallboard'],
        ['getCall', { params: { callID: event.callID } }],
        ['listPictures', { params: { callID: event.callID } }],
        ...(event.roomID === null ? [] : [['listRoomEvents', { params: { roomID: event.roomID } }] as const]),
      ];
    case 'recording.changed':
      return [
        ['listRecordings'],
        ['listUploads'], // a file that was sent in another tab is of a call now
        ['getTrash'],
        ['getRecording', { params: { recordingID: event.recordingID } }],
      ];
    case 'review.changed':
      return [
        ['listReviews'],
        ['getReview'],
        ['getCalibration'],
        ['listRecordings'],
        ['getRecordingCounts'],
        ['getReviewCharts'],
        ['listComments', { params: { recordingID: event.recordingID } }],
      ];
    case 'review.handed': // each of them is told of by itself
      return [];
    case 'people.changed':
      return [['listUsers'], ['listTeams'], ['getUser']];
    case 'client.changed':
      return [['getClientSettings'], ['getOldClientSettings']];
    case 'presence.changed':
      return [['getMyPresence'], ['listPresence'], ['getWallboard']];
    case 'storage.changed':
      return [
        ['getStorage'],
        ['getStorageNotice'],
        ['getPlaces'],
        ['listMoves'],
        ['listTroubledFiles'],
        ['getStorageFindings'],
      ];
    case 'retention.changed':
      return [['getRetention'], ['getTrash']];
    case 'floor.changed':
      return [['getFloorSettings'], ['getObservingSettings'], ['getWallboard']];
    case 'me.changed':
      return [['getMe'], ['listMySignIns']];
  }
}
