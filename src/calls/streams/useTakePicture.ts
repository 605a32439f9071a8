import { App } from 'antd';
import type { PictureStream } from '../../../contract/streams';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { SnapshotError, TransportError } from '../../launcher';
import { useTellProblem } from '../../ui/useTellProblem';
import { useCallDesk } from '../call-desk';
import { callTexts } from '../texts';

const roles = { push: 'pusher', play: 'player' } as const;

/** Has the program take a picture and keeps it with the call; says beside the page how that went. */
export function useTakePicture(callID: string): (stream: PictureStream) => Promise<void> {
  const t = useTexts(callTexts);
  const { message } = App.useApp();
  const { desk } = useCallDesk();
  const tell = useTellProblem();
  const { mutateAsync: keep } = useCommand('addPicture', { invalidates: ['listPictures'] });

  return async (stream) => {
    const { launcher } = desk;
    if (!launcher) return;
    try {
      const { base64 } = await launcher.snapshot(roles[stream]);
      await keep({ params: { callID }, body: { stream, jpeg: base64 } });
      void message.success(t('picture.kept'));
    } catch (error) {
      if (error instanceof SnapshotError) {
        // Given up because the call ended: its end says enough.
        if (error.code !== 'aborted') void message.error(t(`picture.${error.code}`));
      } else if (error instanceof TransportError) void message.error(t('picture.unanswered'));
      else tell(error);
    }
  };
}
