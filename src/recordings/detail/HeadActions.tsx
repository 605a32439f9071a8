import { useNavigate } from 'react-router';
import { Button } from 'antd';
import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { DownloadOutlined, LeftOutlined, RightOutlined } from '../../ui/icons';
import { CopyButton } from '../../ui/values/CopyButton';
import { useDownload } from '../list/useDownload';
import type { Playback } from '../player/playback';
import { usePlaybackState } from '../player/usePlayback';
import { recordingTexts } from '../texts';
import { recordingPath } from './recording-url';
import type { Neighbours } from './useNeighbours';

interface HeadActionsProps {
  recording: Recording;
  playback: Playback;
  playable: boolean;
  neighbours: Neighbours | undefined;
}

/** Through the list that it was opened from, and the link to what is seen now. */
export function HeadActions({ recording, playback, playable, neighbours }: HeadActionsProps) {
  const t = useTexts(recordingTexts);
  const { recordingID, can } = recording;
  const { download, isPending } = useDownload();
  return (
    <>
      {neighbours && (
        <>
          <Step to={neighbours.previous} label={t('page.previous')} icon={<LeftOutlined />} />
          <Step to={neighbours.next} label={t('page.next')} icon={<RightOutlined />} end />
        </>
      )}
      {can.includes('download') && (
        <Button icon={<DownloadOutlined />} loading={isPending} onClick={() => void download([recordingID])}>
          {t('bulk.download')}
        </Button>
      )}
      {playable && <CopyMoment recordingID={recordingID} playback={playback} />}
    </>
  );
}

interface StepProps {
  to: string | undefined;
  label: string;
  icon: React.ReactNode;
  end?: boolean;
}

function Step({ to, label, icon, end = false }: StepProps) {
  const navigate = useNavigate();
  return (
    <Button
      icon={icon}
      iconPlacement={end ? 'end' : 'start'}
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) void navigate(to);
      }}
    >
      {label}
    </Button>
  );
}

function CopyMoment({ recordingID, playback }: { recordingID: string; playback: Playback }) {
  const t = useTexts(recordingTexts);
  const seconds = usePlaybackState(playback, ({ time }) => Math.floor(time));
  const path = recordingPath(recordingID, seconds > 0 ? { t: seconds } : {});
  return <CopyButton wide label={t('page.copyLink')} text={new URL(path, location.origin).href} />;
}
