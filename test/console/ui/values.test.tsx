import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useLanguage } from '../../../src/i18n/useTexts';
import { baseTexts, currentLanguage, registerTexts, loadTexts, textsOf } from '../../../src/i18n/texts';
import { useTexts } from '../../../src/i18n/useTexts';
import { Announcer } from '../../../src/ui/announce/Announcer';
import { digitGroups } from '../../../src/ui/format/digits';
import { formatDuration, isoDuration } from '../../../src/ui/format/duration';
import { initialsOf, tintOf } from '../../../src/ui/format/initials';
import { daysFromToday, formatDay, formatFull } from '../../../src/ui/format/when';
import { StatusWord } from '../../../src/ui/glyphs/StatusWord';
import { CopyButton } from '../../../src/ui/values/CopyButton';
import { Elapsed } from '../../../src/ui/values/Duration';
import { People, Person } from '../../../src/ui/values/Person';
import { RoomNumber } from '../../../src/ui/values/RoomNumber';
import { SecretText } from '../../../src/ui/values/SecretText';
import { When } from '../../../src/ui/values/When';
import { useConfirm } from '../../../src/ui/useConfirm';
import { renderUi } from '../../support/render-ui';

describe('numbers and times', () => {
  test.each([
    [0, '0:00'],
    [37_999, '0:37'],
    [134_000, '2:14'],
    [768_000, '12:48'],
    [3_891_000, '1:04:51'],
    [90_061_000, '25:01:01'],
    [-5_000, '0:00'],
  ])('%i ms reads %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });

  test('a duration has a machine form too', () => {
    expect(isoDuration(3_891_000)).toBe('PT1H4M51S');
  });

  test.each([
    ['482913605', ['482', '913', '605']],
    ['2147483647', ['2', '147', '483', '647']],
    ['7', ['7']],
    ['12', ['12']],
  ])('%s is grouped as people read it', (id, groups) => {
    expect(digitGroups(id)).toEqual(groups);
  });

  test('days are counted by the calendar, not by 24 hours', () => {
    const now = new Date(2026, 10, 22, 0, 5);
    expect(daysFromToday(new Date(2026, 10, 21, 23, 59), now)).toBe(-1);
    expect(daysFromToday(new Date(2026, 10, 22, 23, 59), now)).toBe(0);
    expect(daysFromToday(new Date(2026, 10, 23, 0, 1), now)).toBe(1);
    expect(daysFromToday(new Date(2026, 9, 22), now)).toBe(-31);
  });

  test('the whole of a time names its zone', () => {
    const at = new Date(2026, 10, 2, 9, 5, 7);
    expect(formatDay(at)).toBe('2026-11-02');
    expect(formatFull(at)).toMatch(/^2026-11-02 09:05:07 UTC[+−]\d\d:\d\d$/);
  });

  test.each([
    ['沈若溪', '沈'],
    ['Ruoxi Shen', 'RS'],
    ['ada', 'A'],
    ['Ada Augusta Lovelace', 'AL'],
    ['', '?'],
    ['  ', '?'],
    ['😀 Smith', '😀'],
  ])('"%s" has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('a name has the same tint everywhere', () => {
    expect(tintOf('沈若溪')).toBe(tintOf('沈若溪'));
    expect([1, 2, 3, 4, 5]).toContain(tintOf('\ud800'));
  });
});

describe('shown values', () => {
  test('a room number is copied and read as one number', async () => {
    const { container } = await renderUi(<RoomNumber id="482913605" />);
    expect(container).toHaveTextContent(/^482913605$/);
  });

  test('today and yesterday are words, and the title has the date', async () => {
    const today = new Date();
    today.setHours(11, 50, 0, 0);
    const yesterday = new Date(today);
    yesterday.setDate(today.getDate() - 1);
    await renderUi(
      <>
        <When at={today} />
        <When at={yesterday.toISOString()} />
      </>,
    );
    expect(screen.getByText('Today 11:50')).toHaveAttribute('title', formatFull(today));
    expect(screen.getByText('Yesterday 11:50')).toHaveAttribute('datetime', yesterday.toISOString());
  });

  test('an older time has its date, and its year when it is not this one', async () => {
    await renderUi(<When at={new Date(2019, 10, 9, 10, 20)} />, { language: 'zh' });
    expect(screen.getByText('2019-11-09 10:20')).toBeInTheDocument();
  });

  test('the viewer is told which name is theirs', async () => {
    await renderUi(<Person name="沈若溪" me />, { language: 'zh' });
    expect(screen.getByText('我')).toBeInTheDocument();
  });

  test('several people are one picture with their names', async () => {
    await renderUi(<People names={['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo']} />);
    expect(screen.getByRole('img', { name: 'Ada, Bo, Cy, Di, Ed, Flo' })).toHaveTextContent('and 2 more');
  });

  test('a state has its form and its word, and what follows it', async () => {
    const { container } = await renderUi(
      <StatusWord of="recording" state="processing">
        62%
      </StatusWord>,
    );
    expect(container).toHaveTextContent('Processing 62%');
    expect(container.querySelector('[data-glyph="arc"]')).toHaveAttribute('aria-hidden', 'true');
  });
});

describe('counting', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  test('all that counts on a page counts together, and the timer stops with the last of them', async () => {
    vi.setSystemTime(new Date(2026, 10, 22, 12, 0, 0));
    const { unmount } = await renderUi(
      <>
        <Elapsed since={Date.now() - 767_000} />
        <Elapsed since={Date.now() - 36_000} />
      </>,
    );
    expect(screen.getByText('12:47')).toBeInTheDocument();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1000);
    await waitFor(() => expect(screen.getByText('12:48')).toBeInTheDocument());
    expect(screen.getByText('0:37')).toBeInTheDocument();
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('copying and secrets', () => {
  test('copying says so on the button and to screen readers', async () => {
    const { user } = await renderUi(
      <>
        <CopyButton text="482913605" label="Copy the room number" />
        <Announcer />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Copy the room number' }));
    expect(await navigator.clipboard.readText()).toBe('482913605');
    expect(screen.getByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Copied');
  });

  test('where the browser forbids copying, the person is told what to do', async () => {
    const { user } = await renderUi(<CopyButton text="1" />);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText(/does not let this page copy/)).toBeInTheDocument();
  });

  test('a secret is not on the page until it was asked for, and can be hidden again', async () => {
    function Secret() {
      const [value, setValue] = useState<string>();
      return <SecretText label="userSig" value={value} onReveal={async () => setValue('eJyrVgr')} />;
    }
    const { user } = await renderUi(<Secret />);
    expect(screen.queryByText('eJyrVgr')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Reveal userSig' }));
    expect(await screen.findByText('eJyrVgr')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy userSig' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hide userSig' }));
    expect(screen.queryByText('eJyrVgr')).not.toBeInTheDocument();
  });

  test('a refused reveal leaves the dots', async () => {
    const { user } = await renderUi(
      <SecretText label="userSig" onReveal={() => Promise.reject(new Error('refused'))} />,
    );
    await user.click(screen.getByRole('button', { name: 'Reveal userSig' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Reveal userSig' })).toBeEnabled());
    expect(screen.getByText('Hidden')).toBeInTheDocument();
  });
});

test('a question before something final waits on the way out, not on the deed', async () => {
  const answers: boolean[] = [];
  function Danger() {
    const confirm = useConfirm();
    const ask = async () =>
      answers.push(await confirm({ title: 'Disable Wei Li', verb: 'Disable', danger: true }));
    return <button onClick={() => void ask()}>ask</button>;
  }
  const { user } = await renderUi(<Danger />);
  await user.click(screen.getByRole('button', { name: 'ask' }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await user.click(within(dialog).getByRole('button', { name: 'Disable' }));
  await waitFor(() => expect(answers).toEqual([true]));
});

describe('texts', () => {
  const shop = registerTexts('shop', {
    zh: async () => ({ zh: { greet: '你好，{{name}}', apples_other: '{{count}} 个苹果' } }),
    en: async () => ({
      en: {
        greet: 'Hello, {{name}}',
        apples_one: '{{count}} apple',
        apples_other: '{{count}} apples',
      } as const,
    }),
  });

  function Shop() {
    const t = useTexts(shop);
    const base = useTexts(baseTexts);
    const { changeLanguage } = useLanguage();
    return (
      <>
        <p>{t('greet', { name: '<b>Ada</b>' })}</p>
        <p>{t('apples', { count: 1 })}</p>
        <p>{t('apples', { count: 3 })}</p>
        <button onClick={() => void changeLanguage('zh')}>{base('verb.save')}</button>
      </>
    );
  }

  test('the language changes without a reload, feature texts and antd included', async () => {
    await loadTexts(shop);
    const { user } = await renderUi(<Shop />);
    expect(screen.getByText('Hello, <b>Ada</b>')).toBeInTheDocument();
    expect(screen.getByText('1 apple')).toBeInTheDocument();
    expect(screen.getByText('3 apples')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('你好，<b>Ada</b>')).toBeInTheDocument();
    expect(screen.getByText('3 个苹果')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '保存' })).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'zh-CN');
    expect(localStorage.getItem('webexe.language')).toBe('zh');
    expect(currentLanguage()).toBe('zh');
  });

  test('a missing text is complained about, so that a test fails', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await loadTexts(shop);
    // @ts-expect-error There is no such key, which the types say too.
    textsOf(shop)('nowhere');
    expect(complain).toHaveBeenCalledWith(expect.stringContaining('"nowhere"'));
  });
});
