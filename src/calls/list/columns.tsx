import { Link } from 'react-router';
import type { Call } from '../../../contract/calls';
import { pathTo } from '../../config/paths';
import { aboutOf } from '../../session/call-about';
import type { Column } from '../../ui/table/columns';
import { None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { CallPlace } from '../CallPlace';
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
            <Link to={pathTo('call', { callID: call.callID })} title={aboutOf(call).name}>
              {aboutOf(call).name}
            </Link>
          }
          second={<CallPlace room={call.room} />}
        />
      ),
    },
    {
      key: 'customer',
      title: t('column.customer'),
      width: 124,
      render: (call) => {
        const { customerName, customerRef } = aboutOf(call);
        return customerName === '' ? (
          customerRef || <None />
        ) : (
          <Pair first={customerName} second={customerRef} />
        );
      },
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
