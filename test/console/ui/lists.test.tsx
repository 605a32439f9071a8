import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Empty, NoMatch } from '../../../src/ui/faces/faces';
import { FilterBar } from '../../../src/ui/filter/FilterBar';
import { OptionsPanel } from '../../../src/ui/filter/panels';
import { BesidePeek, Peek } from '../../../src/ui/page/Peek';
import type { Problem } from '../../../src/ui/problem';
import type { Column } from '../../../src/ui/table/columns';
import { DataTable } from '../../../src/ui/table/DataTable';
import { pageSteps } from '../../../src/ui/table/pageSteps';
import { RowActions, RowButton, RowMenu } from '../../../src/ui/table/RowActions';
import { TableTools } from '../../../src/ui/table/TableTools';
import { useTableView } from '../../../src/ui/table/useTableView';
import {
  list,
  oneOf,
  optional,
  page,
  sort,
  text,
  aside,
  urlCodec,
  day,
  flag,
} from '../../../src/ui/url/codec';
import { useUrlState } from '../../../src/ui/url/useUrlState';
import { setMedia, wide } from '../../support/dom';
import { renderUi } from '../../support/render-ui';

interface Room {
  id: string;
  name: string;
  seats: number;
}

const rooms: readonly Room[] = [
  { id: '11', name: 'Mortgage', seats: 3 },
  { id: '22', name: 'Notary', seats: 2 },
  { id: '33', name: 'Claims', seats: 4 },
];

const columns: readonly Column<Room>[] = [
  { key: 'name', title: 'Name', always: true, sort: 'name', render: ({ name }) => name },
  {
    key: 'seats',
    title: 'Seats',
    width: 80,
    align: 'right',
    sort: 'seats',
    sortFirst: 'desc',
    render: ({ seats }) => seats,
  },
  { key: 'id', title: 'Number', optional: true, render: ({ id }) => id },
];

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none');
  return item;
}

const idOf = ({ id }: Room) => id;

type TableProps = Omit<Parameters<typeof DataTable<Room>>[0], 'label' | 'view' | 'rowKey'>;

function Table(props: TableProps) {
  const view = useTableView('rooms', columns);
  return (
    <DataTable
      label="Rooms"
      view={view}
      rowKey={idOf}
      toolbar={<FilterBar filters={[]} onClear={() => undefined} tools={<TableTools view={view} />} />}
      {...props}
    />
  );
}

const problem: Problem = { code: 'gateway_timeout', status: 504, requestID: '7f3a19c2' };

describe('the faces of a table', () => {
  test('first loading: the head is there, bars stand for rows, and it is said once', async () => {
    await renderUi(<Table rows={undefined} />);
    const table = screen.getByRole('table', { name: 'Rooms' });
    expect(table).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByRole('columnheader', { name: 'Name' })).toBeInTheDocument();
    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(1);
  });

  test('full: rows, the total left and the pages right', async () => {
    await renderUi(
      <Table rows={rooms} paging={{ page: 1, size: 20, total: 326, onChange: () => undefined }} />,
    );
    expect(screen.getAllByRole('row')).toHaveLength(4);
    expect(screen.getByText('326 entries')).toBeInTheDocument();
    expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false');
  });

  test('empty: what to do next, and no pages', async () => {
    await renderUi(
      <Table
        rows={[]}
        empty={<Empty title="No rooms yet" action={<button>New room</button>} />}
        paging={{ page: 1, size: 20, total: 0, onChange: () => undefined }}
      />,
    );
    expect(screen.getByText('No rooms yet')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'New room' })).toBeInTheDocument();
    expect(screen.queryByRole('navigation', { name: 'Pages' })).not.toBeInTheDocument();
  });

  test('no match: names the filters and clears them', async () => {
    const clear = vi.fn();
    const { user } = await renderUi(
      <Table
        rows={[]}
        empty={<Empty />}
        noMatch={<NoMatch filters={['Last 7 days', 'Live']} onClear={clear} />}
      />,
    );
    expect(screen.getByText('Set: Last 7 days + Live')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(clear).toHaveBeenCalledOnce();
  });

  test('failed: words, code and request id, retry, details to copy', async () => {
    const retry = vi.fn();
    const { user } = await renderUi(<Table rows={undefined} problem={problem} onRetry={retry} />);
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('It went wrong: gateway_timeout.');
    expect(alert).toHaveTextContent('gateway_timeout (504), request 7f3a19c2');
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(retry).toHaveBeenCalledOnce();
    await user.click(within(alert).getByRole('button', { name: 'Copy details' }));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ requestID: '7f3a19c2' });
  });

  test('forbidden: the right by its name, no retry', async () => {
    await renderUi(
      <Table
        rows={undefined}
        problem={{ code: 'forbidden', status: 403, params: { permission: 'recording.list' } }}
        onRetry={() => undefined}
      />,
    );
    expect(screen.getByText('You need the right recording.list')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });

  test('a refresh that failed keeps the rows and says of when they are', async () => {
    const retry = vi.fn();
    const at = new Date(2026, 10, 22, 12, 3, 20).getTime();
    const { user } = await renderUi(<Table rows={rooms} problem={problem} updatedAt={at} onRetry={retry} />);
    expect(screen.getByText('Could not refresh, showing data of 12:03:20')).toBeInTheDocument();
    expect(screen.getByText('Notary')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(retry).toHaveBeenCalledOnce();
  });

  test('refreshing keeps the rows', async () => {
    await renderUi(<Table rows={rooms} refreshing />);
    expect(screen.getByText('Refreshing')).toBeInTheDocument();
    expect(screen.getByText('Notary')).toBeInTheDocument();
  });
});

describe('the table', () => {
  test('sorts by the fields that the server sorts by', async () => {
    const onSort = vi.fn();
    const { user } = await renderUi(<Table rows={rooms} sort="name.asc" onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await user.click(screen.getByRole('button', { name: 'Seats' }));
    expect(onSort.mock.calls).toEqual([['name.desc'], ['seats.desc']]);
  });

  test('pages, and a new size starts at page 1', async () => {
    const onChange = vi.fn();
    const { user } = await renderUi(
      <Table rows={rooms} paging={{ page: 2, size: 20, total: 60, onChange }} />,
    );
    expect(screen.getByRole('button', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await user.click(screen.getByRole('button', { name: 'Page 1' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '100');
    expect(onChange.mock.calls).toEqual([
      [3, 20],
      [1, 20],
      [1, 100],
    ]);
  });

  test.each([
    [1, 3, [1, 2, 3]],
    [1, 16, [1, 2, 3, 4, 5, 'gap', 16]],
    [8, 16, [1, 'gap', 7, 8, 9, 'gap', 16]],
    [16, 16, [1, 'gap', 12, 13, 14, 15, 16]],
  ])('on page %i of %i the pager shows %j', (at, pages, steps) => {
    expect(pageSteps(at, pages)).toEqual(steps);
  });

  test('rows are reached with the keyboard and opened with Enter', async () => {
    const open = vi.fn();
    const { user } = await renderUi(<Table rows={rooms} onOpen={open} />);
    const rows = screen.getAllByRole('row').slice(1);
    rows[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(rows[1]).toHaveFocus();
    expect(open).toHaveBeenCalledExactlyOnceWith(rooms[1]);
    expect(rows.map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
  });

  test('a click on a row opens it, a click on its button does not', async () => {
    const open = vi.fn();
    const act = vi.fn();
    const withButton: readonly Column<Room>[] = [
      ...columns,
      { key: 'act', title: 'Actions', render: () => <RowButton onClick={act}>Start</RowButton> },
    ];
    function WithButton() {
      return (
        <DataTable
          label="Rooms"
          view={useTableView('acts', withButton)}
          rowKey={idOf}
          rows={rooms}
          onOpen={open}
        />
      );
    }
    const { user } = await renderUi(<WithButton />);
    await user.click(first(screen.getAllByRole('button', { name: 'Start' })));
    expect(act).toHaveBeenCalledOnce();
    expect(open).not.toHaveBeenCalled();
    await user.click(screen.getByText('Claims'));
    expect(open).toHaveBeenCalledExactlyOnceWith(rooms[2]);
  });

  test('selection survives paging: selecting a page keeps what other pages had', async () => {
    const onChange = vi.fn();
    const { user } = await renderUi(
      <Table
        rows={rooms}
        selection={{ keys: new Set(['99', '11']), onChange }}
        rowLabel={({ name }) => name}
      />,
    );
    expect(screen.getByRole('checkbox', { name: 'Select this page' })).toBePartiallyChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Notary' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select this page' }));
    expect(onChange.mock.calls.map(([keys]) => [...keys].toSorted((a, b) => Number(a) - Number(b)))).toEqual([
      ['11', '22', '99'],
      ['11', '22', '33', '99'],
    ]);
  });

  test('columns can be shown, moved with the keyboard, and are remembered for this person', async () => {
    const first = await renderUi(<Table rows={rooms} />);
    expect(screen.queryByRole('columnheader', { name: 'Number' })).not.toBeInTheDocument();
    await first.user.click(screen.getByRole('button', { name: 'Columns' }));
    await first.user.click(await screen.findByRole('checkbox', { name: 'Number' }));
    await first.user.click(screen.getByRole('button', { name: 'Move Number up' }));
    const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent);
    expect(heads()).toEqual(['Name', 'Number', 'Seats']);
    expect(screen.getByRole('checkbox', { name: 'Name' })).toBeDisabled();

    first.unmount();
    const second = await renderUi(<Table rows={rooms} />);
    expect(heads()).toEqual(['Name', 'Number', 'Seats']);
    second.unmount();
    await renderUi(<Table rows={rooms} />, { userID: 'bo' });
    expect(heads()).toEqual(['Name', 'Seats']);
  });

  test('a stored choice that nobody can read is as if there were none', async () => {
    localStorage.setItem('webexe.table.ada.rooms', '{"shown": 7, "order": {}, "density": "tiny"}');
    await renderUi(<Table rows={rooms} />);
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
  });

  test('on a phone rows are cards', async () => {
    setMedia(wide(390));
    await renderUi(<Table rows={rooms} card={({ name }) => <b>{name}</b>} />);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(within(screen.getByRole('list', { name: 'Rooms' })).getAllByRole('listitem')).toHaveLength(3);
  });

  test('a row menu opens with the keyboard, says why something cannot be done, and gives the focus back', async () => {
    const close = vi.fn();
    const { user } = await renderUi(
      <RowActions>
        <RowMenu
          label="More for 11"
          items={[
            { key: 'link', label: 'Issue link', onSelect: close },
            {
              key: 'close',
              label: 'Close room',
              danger: true,
              disabledBecause: 'Only rooms of your own',
              onSelect: close,
            },
          ]}
        />
      </RowActions>,
    );
    const button = screen.getByRole('button', { name: 'More for 11' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('menuitem', { name: /Close room/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    expect(screen.getByText('Only rooms of your own')).toBeInTheDocument();
    await user.click(screen.getByRole('menuitem', { name: 'Issue link' }));
    expect(close).toHaveBeenCalledOnce();
    expect(button).toHaveFocus();
  });

  test('a disabled row button keeps its reason reachable and does nothing', async () => {
    const act = vi.fn();
    const { user } = await renderUi(
      <RowButton disabledBecause="The room is full" onClick={act}>
        Start
      </RowButton>,
    );
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(screen.getByRole('button', { name: 'Start' })).toHaveAttribute('title', 'The room is full');
    expect(act).not.toHaveBeenCalled();
  });
});

describe('the filter bar', () => {
  function Filters({
    onSearch = () => undefined,
    restMs = 20,
  }: {
    onSearch?: (text: string) => void;
    restMs?: number;
  }) {
    const [search, setSearch] = useState('');
    const [states, setStates] = useState<readonly ('idle' | 'live')[]>([]);
    return (
      <FilterBar
        search={{
          value: search,
          placeholder: 'Room no.',
          restMs,
          onChange: (value) => {
            setSearch(value);
            onSearch(value);
          },
        }}
        filters={[
          {
            key: 'owner',
            label: 'Owner',
            pinned: true,
            onClear: () => undefined,
            content: () => <button>Me</button>,
          },
          {
            key: 'state',
            label: 'State',
            value: states.length > 0 ? states.join(' + ') : undefined,
            onClear: () => setStates([]),
            content: () => (
              <OptionsPanel
                label="State"
                options={[
                  { value: 'idle', label: 'Idle' },
                  { value: 'live', label: 'Live' },
                ]}
                chosen={states}
                onChange={setStates}
              />
            ),
          },
        ]}
        onClear={() => {
          setSearch('');
          setStates([]);
        }}
      />
    );
  }

  test('the list follows the search when typing rests, once', async () => {
    const onSearch = vi.fn();
    const { user } = await renderUi(<Filters onSearch={onSearch} />);
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), ' 482 ');
    await waitFor(() => expect(onSearch).toHaveBeenCalledExactlyOnceWith('482'));
  });

  test('whoever leaves the field has searched at once, and is not called back later', async () => {
    const onSearch = vi.fn();
    const { user } = await renderUi(<Filters onSearch={onSearch} restMs={60_000} />);
    await user.type(screen.getByRole('searchbox'), 'ab');
    expect(onSearch).not.toHaveBeenCalled();
    await user.tab();
    expect(onSearch).toHaveBeenCalledExactlyOnceWith('ab');
  });

  test('Enter searches at once, Escape clears', async () => {
    const onSearch = vi.fn();
    const { user } = await renderUi(<Filters onSearch={onSearch} />);
    await user.type(screen.getByRole('searchbox'), 'ab{Enter}');
    expect(onSearch).toHaveBeenLastCalledWith('ab');
    await user.keyboard('{Escape}');
    expect(onSearch).toHaveBeenLastCalledWith('');
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  test('a filter is added, set, shown as a chip and taken away', async () => {
    const { user } = await renderUi(<Filters />);
    expect(screen.getByRole('button', { name: 'Owner' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'State' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'State' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Live' }));
    expect(screen.getByRole('button', { name: 'State live' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove filter State' }));
    expect(screen.queryByRole('button', { name: /^State/ })).not.toBeInTheDocument();
  });

  test('clear takes search and filters away together', async () => {
    const { user } = await renderUi(<Filters />);
    await user.type(screen.getByRole('searchbox'), 'ab{Enter}');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(screen.queryByRole('button', { name: 'Clear' })).not.toBeInTheDocument();
  });

  test('a chip opens with the keyboard, Escape closes it and gives the focus back', async () => {
    const { user } = await renderUi(<Filters />);
    const chip = screen.getByRole('button', { name: 'Owner' });
    chip.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Owner' })).toBeInTheDocument();
    expect(chip).toHaveAttribute('aria-expanded', 'true');
    screen.getByRole('button', { name: 'Me' }).focus();
    await user.keyboard('{Escape}');
    expect(chip).toHaveAttribute('aria-expanded', 'false');
    expect(chip).toHaveFocus();
  });
});

const codec = urlCodec({
  q: text(),
  state: list(['idle', 'live', 'closed']),
  from: day(),
  mine: flag(),
  sort: sort(['createdAt', 'name'], 'createdAt.desc'),
  page: page(),
  size: oneOf([20, 50, 100], 20),
  view: oneOf(['all', 'team'], 'all'),
  peek: aside(optional((id) => /^\d{1,10}$/.test(id))),
});

describe('the state of a list in the URL', () => {
  test('defaults are left out, so that a plain link is the plain list', () => {
    expect(codec.write(codec.defaults).toString()).toBe('');
    expect(codec.isFiltered(codec.defaults)).toBe(false);
  });

  test('what is written is read back', () => {
    const state = codec.parse(
      new URLSearchParams(
        'q=a b&state=live&state=idle&from=2026-11-01&mine=1&sort=name.asc&page=3&size=50&peek=482',
      ),
    );
    expect(state).toEqual({
      q: 'a b',
      state: ['idle', 'live'],
      from: '2026-11-01',
      mine: true,
      sort: 'name.asc',
      page: 3,
      size: 50,
      view: 'all',
      peek: '482',
    });
    expect(codec.parse(codec.write(state))).toEqual(state);
    expect(codec.isFiltered(state)).toBe(true);
  });

  test.each([
    'page=0',
    'page=-1',
    'page=1e9',
    'page=x',
    'size=7',
    'sort=password.asc',
    'sort=name',
    'state=gone',
    'from=yesterday',
    'from=2026-13-45',
    'mine=yes',
    'view=__proto__',
    'peek=../admin',
    'peek=',
  ])('"%s", typed by somebody, is as if it were not there', (query) => {
    expect(codec.parse(new URLSearchParams(query))).toEqual(codec.defaults);
  });

  test('a search that RoomService would refuse is made one that it takes', () => {
    const q = (given: string) => codec.parse(new URLSearchParams({ q: given })).q;
    expect(q('a\tb\n\u0000c ')).toBe('a b c');
    expect(q(`${'x'.repeat(199)}😀`)).toBe('x'.repeat(199));
  });

  test('a changed filter goes back to page 1, a peek does not', () => {
    const state = { ...codec.defaults, page: 4 };
    expect(codec.change(state, { q: 'x' }).page).toBe(1);
    expect(codec.change(state, { sort: 'name.asc' }).page).toBe(1);
    expect(codec.change(state, { size: 50 }).page).toBe(1);
    expect(codec.change(state, { peek: '482' }).page).toBe(4);
    expect(codec.change(state, { page: 5 }).page).toBe(5);
  });

  test('typing replaces, a view is a step that Back undoes, and parameters of others stay', async () => {
    function Page() {
      const [state, set] = useUrlState(codec);
      return (
        <>
          <output>{JSON.stringify(state.state)}</output>
          <button onClick={() => set({ state: ['live'] })}>live</button>
          <button onClick={() => set({ q: 'x' })}>type</button>
          <button onClick={() => set({ view: 'team' }, { push: true })}>team</button>
        </>
      );
    }
    const { user, query, back } = await renderUi(<Page />, { url: '/rooms?page=3&other=1' });
    await user.click(screen.getByText('live'));
    await user.click(screen.getByText('type'));
    expect(query()).toBe('?other=1&q=x&state=live');
    await user.click(screen.getByText('team'));
    expect(query()).toBe('?other=1&q=x&state=live&view=team');
    await back();
    expect(query()).toBe('?other=1&q=x&state=live');
    expect(screen.getByText('["live"]')).toBeInTheDocument();
  });
});

test('a peek stands beside its list; Escape closes it and the focus goes back to the row', async () => {
  function Page() {
    const [open, setOpen] = useState<string>();
    const view = useTableView('peek', columns);
    return (
      <BesidePeek
        peek={
          open !== undefined && (
            <Peek title={`Room ${open}`} rowKey={open} onClose={() => setOpen(undefined)}>
              facts
            </Peek>
          )
        }
      >
        <DataTable
          label="Rooms"
          view={view}
          rowKey={idOf}
          rows={rooms}
          openKey={open}
          onOpen={({ id }) => setOpen(id)}
        />
      </BesidePeek>
    );
  }
  const { user } = await renderUi(<Page />);
  await user.click(screen.getByText('Notary'));
  const panel = screen.getByRole('complementary', { name: 'Room 22' });
  expect(panel).toHaveFocus();
  const row = screen.getByText('Notary').closest('tr');
  expect(row).toHaveAttribute('aria-current', 'true');
  await user.keyboard('{Escape}');
  expect(panel).not.toBeInTheDocument();
  expect(row).toHaveFocus();
});
