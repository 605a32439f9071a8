import { screen, waitFor, within } from '@testing-library/react';
import { Form, Input } from 'antd';
import { describe, expect, test, vi } from 'vitest';
import { useAnnounce } from '../../../src/ui/announce/Announcer';
import { OfflineBar } from '../../../src/ui/faces/faces';
import { AppForm } from '../../../src/ui/form/AppForm';
import { StatusWord } from '../../../src/ui/glyphs/StatusWord';
import { PageTitle } from '../../../src/ui/page/PageTitle';
import { DockRow } from '../../../src/ui/shell/DockRow';
import { HeaderSearch, PersonMenu, Pill } from '../../../src/ui/shell/headerParts';
import { AppearanceMenu, LanguageMenu } from '../../../src/ui/shell/menus';
import { ShellFrame } from '../../../src/ui/shell/ShellFrame';
import { setMedia, wide } from '../../support/dom';
import { renderUi } from '../../support/render-ui';

const nav = [
  {
    key: 'main',
    items: [
      { key: 'work', label: 'Workbench', to: '/work', icon: null },
      { key: 'rooms', label: 'Rooms', to: '/rooms', icon: null, count: 3 },
    ],
  },
];

function Shell({ onSearch = () => undefined }: { onSearch?: (text: string) => void }) {
  return (
    <ShellFrame
      product="webexe"
      home="/work"
      nav={nav}
      current="rooms"
      search={<HeaderSearch label="Search everything" placeholder="Room no." onSearch={onSearch} />}
      tools={
        <Pill glyph="disc" tone="live" label="Desktop program">
          3.2 in call
        </Pill>
      }
      preferences={
        <>
          <LanguageMenu />
          <AppearanceMenu />
        </>
      }
      person={<PersonMenu name="Ruoxi Shen" label="Account" menu={{ items: [] }} />}
      banner={<OfflineBar />}
      dock={<DockRow state={<StatusWord of="call" state="inCall" />} actions={<button>Leave</button>} />}
      dockTone="live"
    >
      <PageTitle
        title="Rooms"
        live="2 customers wait"
        crumbs={[{ label: 'Home', to: '/' }, { label: 'Rooms' }]}
        views={[
          { key: 'all', label: 'All', to: '/rooms' },
          { key: 'mine', label: 'Mine', count: 4, to: '/rooms?view=mine' },
        ]}
        view="mine"
      />
      <Speaker />
    </ShellFrame>
  );
}

function Speaker() {
  const announce = useAnnounce();
  return <button onClick={() => announce('Room closed')}>say</button>;
}

describe('the frame', () => {
  test('has its landmarks, marks where one is and what the page is', async () => {
    await renderUi(<Shell />);
    expect(screen.getByRole('banner')).toBeInTheDocument();
    expect(screen.getByRole('main')).toBeInTheDocument();
    expect(screen.getByRole('contentinfo')).toHaveTextContent('In call');
    const main = screen.getByRole('navigation', { name: 'Main' });
    expect(within(main).getByRole('link', { name: 'Rooms 3' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('heading', { level: 1, name: 'Rooms' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Mine 4' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByText('No connection to RoomService')).toBeInTheDocument();
  });

  test('the first tab stop leads past the navigation', async () => {
    const { user } = await renderUi(<Shell />);
    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('main')).toHaveFocus();
  });

  test('Ctrl K leads to the search from anywhere', async () => {
    const onSearch = vi.fn();
    const { user } = await renderUi(<Shell onSearch={onSearch} />);
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.getByRole('searchbox', { name: 'Search everything' })).toHaveFocus();
    await user.keyboard('482913605{Enter}');
    expect(onSearch).toHaveBeenCalledExactlyOnceWith('482913605');
  });

  test('where there is no room the navigation, language and appearance wait behind a button', async () => {
    setMedia(wide(390));
    const { user } = await renderUi(<Shell />);
    expect(screen.queryByRole('navigation', { name: 'Main' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Open the menu' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByRole('link', { name: 'Rooms 3' })).toBeInTheDocument();
    expect(within(drawer).getByRole('button', { name: /^Language/ })).toBeInTheDocument();
    await user.click(within(drawer).getByRole('link', { name: 'Workbench' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('language and appearance are chosen from the header', async () => {
    const { user } = await renderUi(<Shell />);
    await user.click(screen.getByRole('button', { name: 'Appearance: As the system' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Dark' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    await user.click(screen.getByRole('button', { name: 'Language: English' }));
    await user.click(await screen.findByRole('menuitem', { name: '中文' }));
    expect(await screen.findByRole('link', { name: '跳到正文' })).toBeInTheDocument();
    expect(screen.getByText('通话中')).toBeInTheDocument();
  });

  test('what is announced is read out again when it happens again', async () => {
    const { user } = await renderUi(<Shell />);
    const region = screen
      .getAllByRole('status')
      .find((status) => status.getAttribute('aria-live') === 'polite');
    await user.click(screen.getByRole('button', { name: 'say' }));
    expect(region).toHaveTextContent('Room closed');
    const first = region?.textContent;
    await user.click(screen.getByRole('button', { name: 'say' }));
    expect(region).toHaveTextContent('Room closed');
    expect(region?.textContent).not.toBe(first);
  });
});

describe('a form', () => {
  interface Values {
    name: string;
  }

  function NewRoom({ onSubmit }: { onSubmit: (values: Values) => Promise<void> }) {
    return (
      <AppForm<Values> submitText="Create room" onSubmit={onSubmit}>
        <Form.Item name="name" label="Name" rules={[{ required: true, message: 'Give it a name' }]}>
          <Input />
        </Form.Item>
      </AppForm>
    );
  }

  test('shows what the server says about a field on that field, and keeps what was typed', async () => {
    const onSubmit = vi
      .fn<(values: Values) => Promise<void>>()
      .mockRejectedValueOnce({
        code: 'name_taken',
        status: 422,
        requestID: '7f3a',
        fields: { name: 'Taken' },
      })
      .mockResolvedValueOnce();
    const { user } = await renderUi(<NewRoom onSubmit={onSubmit} />);
    await user.type(screen.getByLabelText('Name'), 'Notary');
    await user.click(screen.getByRole('button', { name: 'Create room' }));
    expect(await screen.findByText('It went wrong: name_taken.')).toBeInTheDocument();
    expect(await screen.findByText('Taken')).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('Notary');
    expect(screen.getByLabelText('Name')).toBeInvalid();

    await user.click(screen.getByRole('button', { name: 'Create room' }));
    await waitFor(() => expect(screen.queryByText('It went wrong: name_taken.')).not.toBeInTheDocument());
    expect(onSubmit).toHaveBeenCalledTimes(2);
  });

  test('is not sent twice while it is on its way, nor when a field is missing', async () => {
    let finish = () => undefined as void;
    const onSubmit = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { user } = await renderUi(<NewRoom onSubmit={onSubmit} />);
    await user.click(screen.getByRole('button', { name: 'Create room' }));
    expect(await screen.findByText('Give it a name')).toBeInTheDocument();
    expect(onSubmit).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Name'), 'Notary{Enter}{Enter}');
    await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
    finish();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Create room' })).toBeEnabled());
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});
