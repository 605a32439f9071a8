import { useCallback, useState } from 'react';
import type { RecordingModes, Room, Template } from '../../contract/rooms';
import { isProblem } from '../api/problem';
import { useCallControl } from '../session/call-control';

export interface StartChoice {
  readonly template: Template;
  readonly recording: RecordingModes;
}

/** A start that found another call running: the person decides which of the two it is to be. */
export interface SecondStart {
  readonly room: Room;
  readonly choice: StartChoice;
}

export function defaultChoice({ template, recording }: Room): StartChoice {
  return { template, recording };
}

/** Starting from anywhere; rejects with what RoomService says against it. Shows the call that runs in this very room, asks where another one runs. */
export function useStartCall() {
  const control = useCallControl();
  const [startingID, setStartingID] = useState<string>();
  const [second, setSecond] = useState<SecondStart | null>(null);

  const start = useCallback(
    async (room: Room, choice: StartChoice) => {
      if (control.running?.room?.roomID === room.roomID) return control.showPanel();
      if (control.running !== null) return setSecond({ room, choice });
      setStartingID(room.roomID);
      try {
        // No await before this: the browser opens the program only in answer to the click.
        await control.start(room, choice);
      } catch (problem) {
        // Started a moment ago in another tab or browser, which this page has not heard of yet.
        if (isProblem(problem, 'call.alreadyRunning')) setSecond({ room, choice });
        else throw problem;
      } finally {
        setStartingID(undefined);
      }
    },
    [control],
  );

  const dismissSecond = useCallback(() => setSecond(null), []);
  return { start, startingID, second, dismissSecond };
}
