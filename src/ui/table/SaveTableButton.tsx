import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { saveBlob } from '../browser/save';
import { formatDay } from '../format/when';
import { FileExcelOutlined } from '../icons';
import { useTellProblem } from '../useTellProblem';

interface SaveTableButtonProps {
  label: string;
  /** Of the file, before the day and `.csv`. */
  name: string;
  /** Asks for all that the table shows, not only this page. */
  fetchFile: () => Promise<{ readonly content: Blob }>;
}

/** All that a table shows, as a file for spreadsheets: one of the tools of its filter bar. */
export function SaveTableButton({ label, name, fetchFile }: SaveTableButtonProps) {
  const tellProblem = useTellProblem();
  const { mutate, isPending } = useMutation({
    mutationFn: fetchFile,
    onSuccess: ({ content }) => saveBlob(content, `${name} ${formatDay(new Date().toISOString())}.csv`),
    onError: tellProblem,
  });
  return (
    <Button
      type="text"
      icon={<FileExcelOutlined />}
      loading={isPending}
      aria-label={label}
      title={label}
      onClick={() => mutate()}
    />
  );
}
