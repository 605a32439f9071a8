import { noRecording, recordedKinds, type Room } from '../../contract/rooms';
import type { RoomActions } from './room-actions';
import type { RoomTranslate } from './texts';

interface WayToStart {
  readonly key: string;
  readonly label: string;
  readonly onSelect: () => void;
}

/** What the arrow beside "Start call" offers. */
export function waysToStart(room: Room, actions: RoomActions, t: RoomTranslate): readonly WayToStart[] {
  const kinds = recordedKinds(room.recording).map((kind) => t(`recording.${kind}`));
  const recording = kinds.join(' + ') || t('recording.none');
  return [
    {
      key: 'defaults',
      label: t('verb.startDefaults', { recording }),
      onSelect: () => actions.start(room),
    },
    ...(kinds.length === 0
      ? []
      : [
          {
            key: 'silent',
            label: t('verb.startSilent'),
            onSelect: () => actions.start(room, { template: room.template, recording: noRecording }),
          },
        ]),
    { key: 'choose', label: t('verb.startChoose'), onSelect: () => actions.chooseStart(room) },
  ];
}
