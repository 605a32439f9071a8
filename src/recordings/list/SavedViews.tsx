import { useQuery } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SavedView } from '../../../contract/views';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Failed, Loading } from '../../ui/faces/faces';
import { DeleteOutlined, StarOutlined } from '../../ui/icons';
import { useTellProblem } from '../../ui/useTellProblem';
import { recordingTexts } from '../texts';
import styles from './list.module.css';

/** Filters under a name, kept for this person; each is a link that shows others the same. */
export function SavedViews({ search }: { search: string }) {
  const t = useTexts(recordingTexts);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('views.title')}
      content={open && <Panel search={search} onDone={() => setOpen(false)} />}
    >
      <Button
        type="text"
        icon={<StarOutlined />}
        aria-label={t('views.title')}
        title={t('views.title')}
        aria-haspopup="dialog"
        aria-expanded={open}
      />
    </Popover>
  );
}

function Panel({ search, onDone }: { search: string; onDone: () => void }) {
  const t = useTexts(recordingTexts);
  const { data, error, refetch } = useQuery(query('listViews', { query: { list: 'recordings' } }));
  return (
    <div className={styles['views']}>
      {data ? (
        <>
          {data.items.length === 0 && <span className={styles['hint']}>{t('views.none')}</span>}
          <ul>
            {data.items.map((view) => (
              <View key={view.viewID} view={view} onOpen={onDone} />
            ))}
          </ul>
        </>
      ) : error ? (
        <Failed problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
      <SaveForm search={search} onSaved={onDone} />
    </div>
  );
}

function View({ view, onOpen }: { view: SavedView; onOpen: () => void }) {
  const t = useTexts(recordingTexts);
  const tellProblem = useTellProblem();
  const remove = useCommand('deleteView', { invalidates: ['listViews'] });
  return (
    <li>
      <Link to={pathTo('recordings') + (view.search && `?${view.search}`)} title={view.name} onClick={onOpen}>
        {view.name}
      </Link>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t('views.delete', { name: view.name })}
        title={t('views.delete', { name: view.name })}
        loading={remove.isPending}
        onClick={() => remove.mutate({ params: { viewID: view.viewID } }, { onError: tellProblem })}
      />
    </li>
  );
}

function SaveForm({ search, onSaved }: { search: string; onSaved: () => void }) {
  const t = useTexts(recordingTexts);
  const tellProblem = useTellProblem();
  const [name, setName] = useState('');
  const save = useCommand('saveView', { invalidates: ['listViews'] });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const body = { list: 'recordings', name: name.trim(), search } as const;
        if (body.name !== '') save.mutate({ body }, { onSuccess: onSaved, onError: tellProblem });
      }}
    >
      <Input
        value={name}
        maxLength={40}
        placeholder={t('views.name')}
        aria-label={t('views.name')}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
        {t('views.save')}
      </Button>
    </form>
  );
}
