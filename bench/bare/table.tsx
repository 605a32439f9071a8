/** The rooms as antd alone lists them, page by page from the server: what our list is measured against. */
import { Button, Space, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Row {
  readonly roomID: string;
  readonly name: string;
  readonly state: string;
  readonly type: string;
  readonly template: string;
  readonly owner: { readonly name: string };
  readonly team: { readonly name: string } | null;
  readonly customerName: string;
  readonly customerRef: string;
  readonly members: readonly unknown[];
  readonly seats: number;
  readonly createdAt: string;
}

const columns: TableColumnsType<Row> = [
  { title: '状态', dataIndex: 'state' },
  {
    title: '房间',
    key: 'room',
    sorter: true,
    render: (_, row) => (
      <>
        <div>{row.name}</div>
        <small>{row.roomID}</small>
      </>
    ),
  },
  {
    title: '客户',
    key: 'customer',
    render: (_, row) => (
      <>
        <div>{row.customerName}</div>
        <small>{row.customerRef}</small>
      </>
    ),
  },
  {
    title: '坐席',
    key: 'owner',
    render: (_, row) => (
      <>
        <div>{row.owner.name}</div>
        <small>{row.team?.name}</small>
      </>
    ),
  },
  { title: '类型', dataIndex: 'type' },
  { title: '模板', dataIndex: 'template' },
  { title: '人数', key: 'members', align: 'right', render: (_, row) => `${row.members.length}/${row.seats}` },
  {
    title: '创建时间',
    dataIndex: 'createdAt',
    sorter: true,
    render: (at: string) => new Date(at).toLocaleString('zh-CN'),
  },
  {
    title: '操作',
    key: 'actions',
    render: () => (
      <Space>
        <Button type="link" size="small">
          进入
        </Button>
        <Button type="link" size="small">
          更多
        </Button>
      </Space>
    ),
  },
];

function Rooms() {
  const size = Number(new URLSearchParams(location.search).get('size') ?? 20);
  const [page, setPage] = useState(1);
  const [data, setData] = useState<{ items: Row[]; total: number }>();
  useEffect(() => {
    void fetch(`/rows?page=${page}&size=${size}`)
      .then((answer) => answer.json() as Promise<{ items: Row[]; total: number }>)
      .then(setData);
  }, [page, size]);
  return (
    <Table
      rowKey="roomID"
      size="small"
      columns={columns}
      loading={!data}
      dataSource={data?.items ?? []}
      pagination={{ current: page, pageSize: size, total: data?.total ?? 0, onChange: setPage }}
    />
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Rooms />); // stands in table.html
