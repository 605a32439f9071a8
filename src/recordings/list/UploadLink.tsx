import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { recordingTexts } from '../texts';

/** To where files from a PC are sent. */
export function UploadLink() {
  const t = useTexts(recordingTexts);
  const navigate = useNavigate();
  return <Button onClick={() => void navigate(pathTo('uploads'))}>{t('list.upload')}</Button>;
}
