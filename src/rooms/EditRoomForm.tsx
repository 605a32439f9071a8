import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import type { Room } from '../../contract/rooms';
import { useCommand } from '../api/commands';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { AppForm } from '../ui/form/AppForm';
import { ConflictNotice } from './ConflictNotice';
import type { RoomFormProps } from './CreateRoomForm';
import { changesOf, conflictsOf, merged, tidyValues, valuesOf, type RoomValues } from './room-draft';
import { RoomFields } from './RoomFields';
import { roomTexts } from './texts';

/** Somebody saved first: my values at that moment, beside the room as it is now. */
interface Clash {
  readonly mine: RoomValues;
  readonly now: Room;
}

/** Sends what the person changed, against the version they saw; a clash is theirs to decide. */
export function EditRoomForm({ room, onSaved, onCancel, onDirty }: RoomFormProps & { room: Room }) {
  const t = useTexts(roomTexts);
  const client = useQueryClient();
  const [form] = Form.useForm<RoomValues>();
  // The room as the form took it up; live changes behind the form must not move this.
  const [seen, setSeen] = useState(room);
  const [clash, setClash] = useState<Clash>();
  const update = useCommand('updateRoom', { invalidates: ['listRooms', 'getRoom', 'listRoomEvents'] });

  const save = async (mine: RoomValues, base: Room): Promise<void> => {
    const changes = changesOf(valuesOf(base), mine);
    if (Object.keys(changes).length === 0) return;
    try {
      await update.mutateAsync({
        params: { roomID: room.roomID },
        body: { ...changes, version: base.version },
      });
    } catch (problem) {
      if (!isProblem(problem, 'room.changed')) throw problem;
      const now = await client.fetchQuery({
        ...query('getRoom', { params: { roomID: room.roomID } }),
        staleTime: 0,
      });
      // Somebody who enters makes a new version too, and changes nothing of what is edited here.
      const untouched = conflictsOf(valuesOf(base), mine, valuesOf(now)).length === 0;
      if (untouched && now.version !== base.version) return save(mine, now);
      setClash({ mine, now });
      throw problem;
    }
  };
  const submit = async (values: RoomValues) => {
    await save(tidyValues(values), seen);
    onDirty(false);
    onSaved();
  };

  const settle = (winner: 'mine' | 'theirs') => {
    if (!clash) return;
    form.setFieldsValue(merged(valuesOf(seen), clash.mine, valuesOf(clash.now), winner));
    setSeen(clash.now);
    setClash(undefined);
  };

  return (
    <AppForm<RoomValues>
      form={form}
      initialValues={valuesOf(room)}
      submitText={t('form.save')}
      onSubmit={submit}
      onCancel={onCancel}
      onDirty={onDirty}
    >
      {clash && (
        <ConflictNotice
          base={valuesOf(seen)}
          mine={clash.mine}
          theirs={valuesOf(clash.now)}
          onSettle={settle}
        />
      )}
      <RoomFields live={seen.members.length > 0} />
    </AppForm>
  );
}
