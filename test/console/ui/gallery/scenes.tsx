import {
  AppstoreOutlined,
  BellOutlined,
  DesktopOutlined,
  DownOutlined,
  ExpandOutlined,
  FileDoneOutlined,
  LinkOutlined,
  PhoneOutlined,
  PlaySquareOutlined,
  PlusOutlined,
  SafetyOutlined,
  SettingOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { App, Button, Form, Input, Segmented, Select } from 'antd';
import { useState, type ComponentType, type ReactNode } from 'react';
import { useLanguage } from '../../../../src/i18n/useTexts';
import { Empty, Forbidden, Loading, NoMatch, OfflineBar } from '../../../../src/ui/faces/faces';
import { FilterBar } from '../../../../src/ui/filter/FilterBar';
import type { Filter } from '../../../../src/ui/filter/FilterChip';
import { DaysPanel, OptionsPanel } from '../../../../src/ui/filter/panels';
import { AppForm } from '../../../../src/ui/form/AppForm';
import { State, StatusWord } from '../../../../src/ui/glyphs/StatusWord';
import { vocabulary, type StateKind, type StateOf } from '../../../../src/ui/glyphs/vocabulary';
import { Card, Facts } from '../../../../src/ui/page/Card';
import { PageTitle } from '../../../../src/ui/page/PageTitle';
import { BesidePeek, Peek } from '../../../../src/ui/page/Peek';
import { DockRow } from '../../../../src/ui/shell/DockRow';
import { HeaderButton, HeaderSearch, PersonMenu, Pill } from '../../../../src/ui/shell/headerParts';
import { AppearanceMenu, LanguageMenu } from '../../../../src/ui/shell/menus';
import { ShellFrame } from '../../../../src/ui/shell/ShellFrame';
import { RowCard } from '../../../../src/ui/table/CardList';
import type { Column } from '../../../../src/ui/table/columns';
import { DataTable } from '../../../../src/ui/table/DataTable';
import { RowActions, RowButton, RowMenu } from '../../../../src/ui/table/RowActions';
import { TableTools } from '../../../../src/ui/table/TableTools';
import { useTableView } from '../../../../src/ui/table/useTableView';
import { useConfirm } from '../../../../src/ui/useConfirm';
import { Dotted, None, Pair } from '../../../../src/ui/values/Pair';
import { Elapsed } from '../../../../src/ui/values/Duration';
import { People, Person } from '../../../../src/ui/values/Person';
import { RoomNumber } from '../../../../src/ui/values/RoomNumber';
import { SecretText } from '../../../../src/ui/values/SecretText';
import { When } from '../../../../src/ui/values/When';

type Words = readonly [zh: string, en: string];

function useSay(): (zh: string, en: string) => string {
  const { language } = useLanguage();
  return (zh, en) => (language === 'zh' ? zh : en);
}

interface Room {
  id: string;
  state: StateOf<'room'>;
  name: Words;
  customer: Words;
  ref: string;
  owner: Words;
  mine: boolean;
  members: readonly string[];
  seats: number;
  rec?: Words;
  since?: number;
  at: number;
}

const now = Date.now();
const ago = (minutes: number, seconds = 0) => now - (minutes * 60 + seconds) * 1000;
const shen: Words = ['沈若溪', 'Ruoxi Shen'];
const wei: Words = ['李维', 'Wei Li'];
const nan: Words = ['张楠', 'Nan Zhang'];
const mix: Words = ['混流 + 录屏', 'mix + screen'];

const rooms: readonly Room[] = [
  {
    id: '482913605',
    state: 'live',
    name: ['房屋抵押贷款面签', 'Mortgage signing interview'],
    customer: ['周雨桐', 'Grace Zhou'],
    ref: 'C-20418',
    owner: shen,
    mine: true,
    members: ['沈若溪', '周雨桐', '李维'],
    seats: 3,
    rec: mix,
    since: ago(12, 48),
    at: ago(14),
  },
  {
    id: '731204488',
    state: 'waiting',
    name: ['理财风险测评双录', 'Risk profile, two-way record'],
    customer: ['陈志远', 'Zhiyuan Chen'],
    ref: 'C-18830',
    owner: shen,
    mine: true,
    members: ['陈志远'],
    seats: 2,
    since: ago(2, 14),
    at: ago(20),
  },
  {
    id: '105887342',
    state: 'waiting',
    name: ['跨境汇款资料补正', 'Cross-border transfer'],
    customer: ['何佳怡', 'Jiayi He'],
    ref: 'C-22107',
    owner: shen,
    mine: true,
    members: ['何佳怡'],
    seats: 2,
    since: ago(0, 37),
    at: ago(33),
  },
  {
    id: '968430217',
    state: 'idle',
    name: ['企业开户尽职调查', 'Company account, due diligence'],
    customer: ['吴建平', 'Jianping Wu'],
    ref: 'C-19952',
    owner: shen,
    mine: true,
    members: [],
    seats: 4,
    at: ago(100),
  },
  {
    id: '614052983',
    state: 'live',
    name: ['遗嘱公证材料确认', 'Last will, document check'],
    customer: ['许安然', 'Anran Xu'],
    ref: 'C-20077',
    owner: wei,
    mine: false,
    members: ['李维', '许安然'],
    seats: 3,
    rec: ['混流', 'mix'],
    since: ago(31, 5),
    at: ago(60),
  },
  {
    id: '890316427',
    state: 'ghost',
    name: ['养老金领取资格认证', 'Pension entitlement'],
    customer: ['赵明哲', 'Mingzhe Zhao'],
    ref: 'C-16290',
    owner: nan,
    mine: false,
    members: ['张楠'],
    seats: 2,
    since: ago(64, 51),
    at: ago(70),
  },
  {
    id: '543178809',
    state: 'closing',
    name: ['商户收单现场核实', 'Merchant site check'],
    customer: ['林晓彤', 'Xiaotong Lin'],
    ref: 'C-22518',
    owner: wei,
    mine: false,
    members: ['李维'],
    seats: 4,
    rec: ['录屏', 'screen'],
    at: ago(1500),
  },
  {
    id: '176204935',
    state: 'closed',
    name: ['信用卡线上激活面核', 'Card activation'],
    customer: ['孙国栋', 'Guodong Sun'],
    ref: 'C-15831',
    owner: shen,
    mine: true,
    members: [],
    seats: 2,
    at: ago(90000),
  },
];

function useColumns(): readonly Column<Room>[] {
  const say = useSay();
  return [
    {
      key: 'state',
      title: say('状态', 'State'),
      width: { zh: 116, en: 160 },
      sort: 'state',
      render: (room) => <StatusWord of="room" state={room.state} />,
    },
    {
      key: 'name',
      title: say('房间', 'Room'),
      always: true,
      sort: 'name',
      render: (room) => <Pair first={say(...room.name)} second={<RoomNumber id={room.id} />} />,
    },
    {
      key: 'customer',
      title: say('客户', 'Customer'),
      width: 120,
      render: (room) => <Pair first={say(...room.customer)} second={room.ref} />,
    },
    {
      key: 'owner',
      title: say('负责人', 'Owner'),
      width: 124,
      render: (room) => <Person name={say(...room.owner)} me={room.mine} />,
    },
    { key: 'members', title: say('成员', 'Members'), width: 130, render: (room) => <Members room={room} /> },
    {
      key: 'rec',
      title: say('录制', 'Recording'),
      width: 136,
      render: (room) =>
        room.rec ? (
          <State glyph="rec" tone="rec">
            <span style={{ color: 'var(--ink2)' }}>{say(...room.rec)}</span>
          </State>
        ) : (
          <None />
        ),
    },
    {
      key: 'since',
      title: say('已进行', 'Running'),
      width: 110,
      align: 'right',
      sort: 'since',
      sortFirst: 'desc',
      render: (room) => (room.since ? <Elapsed since={room.since} /> : <None />),
    },
    {
      key: 'at',
      title: say('创建于', 'Created'),
      width: 132,
      align: 'right',
      sort: 'createdAt',
      sortFirst: 'desc',
      render: (room) => <When at={room.at} />,
    },
    {
      key: 'seats',
      title: say('座位', 'Seats'),
      width: 80,
      align: 'right',
      optional: true,
      render: (room) => room.seats,
    },
    {
      key: 'actions',
      title: say('操作', 'Actions'),
      width: 216,
      always: true,
      render: (room) => <Actions room={room} />,
    },
  ];
}

function Members({ room }: { room: Room }) {
  return (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
      {room.members.length}/{room.seats}
      <People names={room.members} />
    </span>
  );
}

function Actions({ room }: { room: Room }) {
  const say = useSay();
  const start = say('开始通话', 'Start call');
  return (
    <RowActions>
      {room.state === 'live' && room.mine && (
        <RowButton icon={<ExpandOutlined />}>{say('显示窗口', 'Show window')}</RowButton>
      )}
      {['waiting', 'idle'].includes(room.state) && (
        <>
          <RowButton kind={room.id === '731204488' ? 'filled' : 'outlined'} icon={<DesktopOutlined />}>
            {start}
          </RowButton>
          <RowMenu label="How" items={[{ key: 'b', label: 'In the browser', onSelect() {} }]}>
            <DownOutlined />
          </RowMenu>
        </>
      )}
      {room.state === 'closed' && <RowButton>{say('写小结', 'Wrap up')}</RowButton>}
      {(room.state === 'ghost' || (room.state === 'live' && !room.mine)) && (
        <RowButton kind="text">{say('查看', 'View')}</RowButton>
      )}
      <RowMenu
        items={[
          { key: 'link', label: say('发邀请链接', 'Issue link'), onSelect() {} },
          {
            key: 'close',
            label: say('关闭房间', 'Close room'),
            danger: true,
            onSelect() {},
            disabledBecause: room.mine ? undefined : say('只能关闭自己的房间', 'Only rooms of your own'),
          },
        ]}
      />
    </RowActions>
  );
}

function Shell({
  current,
  children,
  rail = false,
  dock = true,
}: {
  current: string;
  children: ReactNode;
  rail?: boolean;
  dock?: boolean;
}) {
  const say = useSay();
  const nav = [
    {
      key: 'main',
      items: [
        { key: 'work', label: say('工作台', 'Workbench'), to: '/work', icon: <AppstoreOutlined /> },
        {
          key: 'rooms',
          label: say('房间', 'Rooms'),
          to: '?scene=rooms',
          icon: <VideoCameraOutlined />,
          count: 3,
        },
        { key: 'calls', label: say('我的通话', 'My calls'), to: '/calls', icon: <PhoneOutlined /> },
        {
          key: 'recordings',
          label: say('录像', 'Recordings'),
          to: '/recordings',
          icon: <PlaySquareOutlined />,
        },
        {
          key: 'reviews',
          label: say('评审', 'Reviews'),
          to: '/reviews',
          icon: <FileDoneOutlined />,
          count: 1,
        },
      ],
    },
    {
      key: 'local',
      title: say('本机', 'This computer'),
      items: [
        { key: 'check', label: say('系统检查', 'System check'), to: '/check', icon: <SafetyOutlined /> },
        { key: 'settings', label: say('设置', 'Settings'), to: '/settings', icon: <SettingOutlined /> },
      ],
    },
  ];
  return (
    <ShellFrame
      product="webexe"
      home="/"
      nav={nav}
      current={current}
      rail={rail}
      navFoot={
        <State glyph="check" tone="live">
          <span style={{ color: 'var(--ink2)' }}>{say('RoomService 正常', 'RoomService is up')}</span>
        </State>
      }
      search={
        <HeaderSearch
          label={say('搜索', 'Search')}
          placeholder={say('房间号、客户、录像编号', 'Room no., customer, recording id')}
          onSearch={() => undefined}
        />
      }
      tools={
        <>
          <Pill glyph="disc" tone="live" label={say('桌面程序', 'Desktop program')}>
            {say('桌面程序 3.2', 'Program 3.2')}
          </Pill>
          <HeaderButton label={say('通知', 'Notifications')} icon={<BellOutlined />} news />
        </>
      }
      preferences={
        <>
          <LanguageMenu />
          <AppearanceMenu />
        </>
      }
      person={
        <PersonMenu
          name={say(...shen)}
          label={say('账号', 'Account')}
          menu={{ items: [{ key: 'out', label: say('退出', 'Sign out') }] }}
        />
      }
      dockTone="live"
      dock={
        dock && (
          <DockRow
            state={<StatusWord of="call" state="inCall" />}
            since={ago(12, 48)}
            groups={[
              {
                key: 'room',
                first: say('房屋抵押贷款面签', 'Mortgage signing interview'),
                second: (
                  <Dotted>{[<RoomNumber key="n" id="482913605" />, say('客户 周雨桐', 'Grace Zhou')]}</Dotted>
                ),
              },
              {
                key: 'path',
                first: (
                  <State glyph="screen" tone="ink2">
                    {say('桌面程序 3.2', 'Program 3.2')}
                  </State>
                ),
                second: say('状态链路正常', 'Link is fine'),
                optional: true,
              },
              { key: 'rec', first: <StatusWord of="recording" state="recording" />, second: say(...mix) },
            ]}
            members={rooms[0] && <Members room={rooms[0]} />}
            actions={
              <>
                <Button>{say('静音', 'Mute')}</Button>
                <Button icon={<ExpandOutlined />}>{say('显示窗口', 'Show window')}</Button>
                <Button danger icon={<PhoneOutlined />}>
                  {say('挂断', 'Leave')}
                </Button>
              </>
            }
          />
        )
      }
    >
      {children}
    </ShellFrame>
  );
}

function useFilters() {
  const say = useSay();
  const [states, setStates] = useState<readonly ('idle' | 'live')[]>(['idle', 'live']);
  const filters: Filter[] = [
    {
      key: 'state',
      label: say('状态', 'State'),
      value: states.length > 0 ? states.join(' + ') : undefined,
      pinned: true,
      onClear: () => setStates([]),
      content: () => (
        <OptionsPanel
          label={say('状态', 'State')}
          options={[
            { value: 'idle', label: <StatusWord of="room" state="idle" /> },
            { value: 'live', label: <StatusWord of="room" state="live" /> },
          ]}
          chosen={states}
          onChange={setStates}
        />
      ),
    },
    {
      key: 'team',
      label: say('团队', 'Team'),
      value: say('信贷一组', 'Credit 1'),
      onClear() {},
      content: () => null,
    },
    { key: 'owner', label: say('负责人', 'Owner'), pinned: true, onClear() {}, content: () => null },
    {
      key: 'created',
      label: say('创建时间', 'Created'),
      pinned: true,
      onClear() {},
      content: (close) => <DaysPanel days={{}} onChange={close} />,
    },
    { key: 'kind', label: say('类型', 'Kind'), onClear() {}, content: () => null },
  ];
  return filters;
}

function Rooms() {
  const say = useSay();
  const view = useTableView('rooms', useColumns());
  const [sort, setSort] = useState('createdAt.desc');
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [page, setPage] = useState({ page: 1, size: 20 });
  const [search, setSearch] = useState('');
  const filters = useFilters();
  const select = new URLSearchParams(location.search).has('select');
  return (
    <Shell current="rooms">
      <PageTitle
        title={say('房间', 'Rooms')}
        live={say('2 位客户在等您，3 个房间通话中', '2 customers wait for you, 3 rooms are live')}
        actions={
          <>
            <Button icon={<LinkOutlined />}>{say('发邀请链接', 'Issue link')}</Button>
            <Button icon={<PlusOutlined />}>{say('新建房间', 'New room')}</Button>
          </>
        }
      />
      <DataTable
        label={say('房间', 'Rooms')}
        view={view}
        rows={rooms}
        rowKey={idOf}
        rowLabel={idOf}
        rowTone={(room) => (room.id === '482913605' ? 'live' : room.state === 'closed' ? 'past' : undefined)}
        {...(select && { selection: { keys, onChange: setKeys } })}
        sort={sort}
        onSort={setSort}
        onOpen={() => undefined}
        paging={{
          ...page,
          total: 326,
          totalText: say('共 326 个房间', '326 rooms'),
          onChange: (number, size) => setPage({ page: number, size }),
        }}
        card={(room) => (
          <RowCard
            state={<StatusWord of="room" state={room.state} />}
            time={room.since ? <Elapsed since={room.since} /> : <When at={room.at} />}
            name={say(...room.name)}
            sub={
              <>
                {say(...room.customer)}
                {say('，', ', ')}
                <RoomNumber id={room.id} />
              </>
            }
            actions={
              room.state === 'waiting' ? (
                <>
                  <RowButton kind="filled">{say('在浏览器开始', 'Start in browser')}</RowButton>
                  <RowMenu items={[]} />
                </>
              ) : undefined
            }
          />
        )}
        toolbar={
          <FilterBar
            search={{
              value: search,
              onChange: setSearch,
              placeholder: say('房间号、标题、客户', 'Room no., title, customer'),
            }}
            filters={filters}
            onClear={() => setSearch('')}
            updatedAt={now}
            onReload={() => undefined}
            tools={<TableTools view={view} />}
          />
        }
      />
    </Shell>
  );
}

function idOf(room: Room): string {
  return room.id;
}

function States() {
  return (
    <main style={{ padding: 24, display: 'grid', gap: 16, maxWidth: 720 }}>
      {Object.entries(vocabulary).map(([kind, states]) => (
        <Card key={kind} title={kind}>
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 8 }}>
            {Object.keys(states).map((state) => (
              <span key={state} style={{ display: 'flex', gap: 12 }}>
                <StatusWord of={kind as StateKind} state={state as never} />
                <StatusWord of={kind as StateKind} state={state as never} tint />
              </span>
            ))}
          </div>
        </Card>
      ))}
      <OfflineBar onRetry={() => undefined} />
      <Loading />
    </main>
  );
}

function Faces() {
  const say = useSay();
  const columns = useColumns().slice(0, 2).concat(useColumns().slice(6, 7));
  const view = useTableView('faces', columns);
  const problem = { code: 'gateway_timeout', status: 504, requestID: '7f3a19c2' };
  const rest = { label: 'Rooms', view, rowKey: idOf, onRetry: () => undefined };
  const add = <Button type="primary">{say('新建房间', 'New room')}</Button>;
  return (
    <main style={{ padding: 24, display: 'grid', gap: 16, gridTemplateColumns: '1fr 1fr' }}>
      <DataTable {...rest} rows={undefined} />
      <DataTable {...rest} rows={rooms.slice(0, 3)} problem={problem} updatedAt={now} />
      <DataTable
        {...rest}
        rows={[]}
        empty={
          <Empty
            title={say('还没有房间', 'No rooms yet')}
            text={say(
              '新建房间，把链接发给客户，就能通话。',
              'Make a room and send its link to the customer.',
            )}
            action={add}
          />
        }
      />
      <DataTable
        {...rest}
        rows={[]}
        noMatch={
          <NoMatch
            filters={[say('近 7 天', 'Last 7 days')]}
            onClear={() => undefined}
            actions={<Button>{say('查最近 90 天', 'Last 90 days')}</Button>}
          />
        }
      />
      <DataTable {...rest} rows={undefined} problem={problem} />
      <DataTable
        {...rest}
        rows={undefined}
        problem={{ ...problem, status: 403, params: { permission: 'recording.play' } }}
      />
      <DataTable {...rest} rows={rooms.slice(0, 2)} refreshing />
      <Card>
        <Forbidden permission="audit.read" />
      </Card>
    </main>
  );
}

function PeekScene() {
  const say = useSay();
  const view = useTableView('peek', useColumns().slice(0, 4));
  const [open, setOpen] = useState<string | undefined>('731204488');
  const room = rooms.find(({ id }) => id === open);
  return (
    <Shell current="recordings" rail={room !== undefined} dock={false}>
      <PageTitle
        title={say('录像', 'Recordings')}
        views={[
          { key: 'all', label: say('全部', 'All'), to: '?scene=peek' },
          { key: 'team', label: say('本组近 7 天', 'Team, 7 days'), count: 312, to: '?scene=peek' },
          { key: 'low', label: say('低于 70 分', 'Below 70'), count: 9, to: '?scene=peek' },
        ]}
        view="team"
        actions={<Button>{say('导出', 'Export')}</Button>}
      />
      <BesidePeek
        peek={
          room && (
            <Peek
              title={say(...room.name)}
              sub={<RoomNumber id={room.id} />}
              rowKey={room.id}
              onClose={() => setOpen(undefined)}
              onPrevious={() => undefined}
              foot={
                <>
                  <Button type="primary">{say('开始评审', 'Review')}</Button>
                  <Button>{say('打开详情', 'Open')}</Button>
                </>
              }
            >
              <div style={{ padding: 16 }}>
                <Facts
                  items={[
                    { label: say('坐席', 'Agent'), value: say(...room.owner) },
                    { label: say('客户', 'Customer'), value: say(...room.customer) },
                    {
                      label: 'userSig',
                      value: (
                        <SecretText
                          label="userSig"
                          value="eJyrVgrxCdYrSy1SslIy0jNQ0gHzi1OKlKwUg"
                          onReveal={async () => undefined}
                        />
                      ),
                    },
                  ]}
                />
              </div>
            </Peek>
          )
        }
      >
        <DataTable
          label="Recordings"
          view={view}
          rows={rooms}
          rowKey={idOf}
          openKey={open}
          onOpen={(row) => setOpen(row.id)}
        />
      </BesidePeek>
    </Shell>
  );
}

function FormScene() {
  const say = useSay();
  const { message } = App.useApp();
  const confirm = useConfirm();
  return (
    <Shell current="settings" dock={false}>
      <PageTitle
        title={say('房屋抵押贷款面签', 'Mortgage signing interview')}
        state={<StatusWord of="room" state="waiting" tint />}
        crumbs={[{ label: say('房间', 'Rooms'), to: '/rooms' }, { label: <RoomNumber id="482913605" /> }]}
        actions={
          <Button
            danger
            onClick={() =>
              void confirm({
                title: say('停用李维', 'Disable Wei Li'),
                text: say('他会立即退出。', 'He is signed out at once.'),
                verb: say('停用', 'Disable'),
                danger: true,
              })
            }
          >
            {say('停用', 'Disable')}
          </Button>
        }
      />
      <Card title={say('新建房间', 'New room')}>
        <AppForm<{ name: string; template: string; mode: string }>
          submitText={say('新建房间', 'Create room')}
          onCancel={() => void message.success('ok')}
          initialValues={{ template: '1v1', mode: 'mix' }}
          onSubmit={() =>
            Promise.reject({
              code: 'invalid',
              status: 422,
              requestID: '7f3a19c2',
              fields: { name: say('名称已被使用', 'This name is taken') },
            })
          }
        >
          <Form.Item name="name" label={say('名称', 'Name')} rules={[{ required: true }]}>
            <Input placeholder={say('例如：贷款面签', 'Loan interview, for instance')} />
          </Form.Item>
          <Form.Item name="template" label={say('模板', 'Template')}>
            <Select options={['1v1', '1v2', '1v3'].map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="mode" label={say('录制', 'Recording')}>
            <Segmented options={['mix', 'screen', 'both']} />
          </Form.Item>
        </AppForm>
      </Card>
    </Shell>
  );
}

export const scenes: Readonly<Record<string, ComponentType>> = {
  rooms: Rooms,
  states: States,
  faces: Faces,
  peek: PeekScene,
  form: FormScene,
};
