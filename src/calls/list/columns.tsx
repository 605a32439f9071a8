import { Link } from 'react-router';
import type { Call } from '../../../contract/calls';
import { pathTo } from '../../config/paths';
import type { Column } from '../../ui/table/columns';
import { None, Pair } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import { EndedBecause } from '../EndedBecause';
import type { CallTranslate } from '../texts';
import { CallActions, CallState, CallTime } from './cells';
import styles from './list.module.css';

/** State first, actions last. `ofOthers`: the list holds more than one's own calls. */
export function callColumns(t: CallTranslate, ofOthers: boolean): readonly Column<Call>[] {
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: 112,
      always: true,
      render: (call) => <CallState call={call} />,
    },
    {
      key: 'started',
      title: t('column.started'),
      width: 124,
      sort: 'startedAt',
      sortFirst: 'desc',
      render: (call) => <When at={call.startedAt} />,
    },
    {
      key: 'room',
      title: t('column.room'),
      always: true,
      render: (call) => (
        <Pair
          first={
            <Link to={pathTo('call', { callID: call.callID })} title={call.room.name}>
              {call.room.name}
            </Link>
          }
          second={<RoomNumber id={call.room.roomID} />}
        />
      ),
    },
    {
      key: 'customer',
      title: t('column.customer'),
      width: 124,
      render: ({ room }) =>
        room.customerName === '' ? (
          room.customerRef || <None />
        ) : (
          <Pair first={room.customerName} second={room.customerRef} />
        ),
    },
    {
      key: 'agent',
      title: t('column.agent'),
      width: 108,
      optional: !ofOthers,
      render: (call) => call.agent.name,
    },
    {
      key: 'path',
      title: t('column.path'),
      width: 124,
      optional: true,
      render: (call) => t(`path.${call.path}`),
    },
    {
      key: 'duration',
      title: t('column.duration'),
      width: 88,
      align: 'right',
      sort: 'duration',
      sortFirst: 'desc',
      render: (call) => <CallTime call={call} />,
    },
    { key: 'ended', title: t('column.ended'), width: 176, render: (call) => <EndedBecause call={call} /> },
    {
      key: 'disposition',
      title: t('column.disposition'),
      width: 120,
      render: (call) => (call.disposition ? t(`disposition.${call.disposition}`) : <None />),
    },
    {
      key: 'recordings',
      title: t('column.recordings'),
      width: 84,
      align: 'right',
      render: (call) => (call.recordingCount > 0 ? call.recordingCount : <None />),
    },
    {
      key: 'notes',
      title: t('column.notes'),
      width: 180,
      optional: true,
      render: (call) =>
        call.notes === '' ? (
          <None />
        ) : (
          <span className={styles['notes']} title={call.notes}>
            {call.notes}
          </span>
        ),
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: 116,
      always: true,
      render: (call) => <CallActions call={call} />,
    },
  ];
}
