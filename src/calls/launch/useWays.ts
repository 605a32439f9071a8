import { useNavigate } from 'react-router';
import { paths } from '../../config/paths';
import { useCallControl } from '../../session/call-control';
import { useTellProblem } from '../../ui/useTellProblem';
import { useCallDesk } from '../call-desk';
import { useTakePicture } from '../streams/useTakePicture';
import type { Way } from './panel-model';

/** Does what a button of the panel or dock says. Failures are told beside the page; the state stays what it is. */
export function useWays(callID: string): (way: Way) => void {
  const { desk, openAgain, putAway } = useCallDesk();
  const control = useCallControl();
  const takePicture = useTakePicture(callID);
  const tell = useTellProblem();
  const navigate = useNavigate();

  return (way) => {
    const { launcher } = desk;
    switch (way) {
      case 'continue':
      case 'checkAgain':
        launcher?.continueAfterPermission();
        return;
      case 'open':
      case 'openAgain':
        openAgain().catch(tell);
        return;
      case 'takeOver':
        launcher?.takeOver().catch(tell);
        return;
      case 'takeOverTab':
        desk.lead().catch(tell);
        return;
      case 'checkComputer':
        void navigate(paths.check);
        return;
      case 'showWindow':
        // Its window is one click away on the desktop; a program that is gone shows as a lost link.
        launcher?.show().catch(() => undefined);
        return;
      case 'takeOwn':
        void takePicture('push');
        return;
      case 'takePlayed':
        void takePicture('play');
        return;
      case 'reconnect':
        launcher?.reconnect();
        return;
      case 'cancel':
      case 'leave':
      case 'endHere':
        control.leave().catch(tell);
        return;
      case 'wrapUp':
        putAway();
        control.wrapUp(callID);
        return;
      case 'close':
        putAway();
    }
  };
}
