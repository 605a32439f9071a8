import type { ProgramEvent } from '../events';
import type { PushPlayLaunch } from '../request';
import { isInCall, isUnderway } from '../state';
import { failure, failureOf } from './failures';
import { call, fieldsOf, flag, given, proxyOf, text, type Given } from './given';
import type { Line } from './line';
import type { Lines } from './lines';
import type { Page } from './page';
import { startOn } from './starter';

export interface PushPlayModule {
  startEXE(object?: unknown): void;
  stopEXE(): void;
  videoSnapshot(object?: unknown): void;
  setListener(object?: unknown): void;
  unload(): void;
}

const name = 'PushPlay';
const type = 'CustomServiceLive';

/** PushPlay as pages of 2018 know it. */
export function createPushPlayModule({
  page,
  lines,
}: {
  readonly page: Page;
  readonly lines: Lines;
}): PushPlayModule {
  let listener: Given = {};
  let line: Line | null = null;

  const tell = (event: ProgramEvent) =>
    call(listener['onRecvEvent'], event.event === 'other' ? event.raw : event);

  function startEXE(argument?: unknown): void {
    const object = fieldsOf(argument);
    const data = fieldsOf(object['data']);
    if (!data['pushURL'] || !data['playURL']) {
      const field = data['pushURL'] ? 'playURL' : 'pushURL';
      call(object['fail'], failure('field', page.language, `${name}.startEXE ${field}`));
      return;
    }
    const request = pushPlayLaunchOf(data, fieldsOf(object['custom']));
    if (line && !line.ending && isInCall(line.launcher.state)) {
      if (line.launcher.state.name !== 'lost') return void changeStreams(line, request, object);
      line.launcher.memberGone('timeout'); // it is gone: the streams go to a new one
    }
    line = request.singleton === false ? lines.own() : lines.shared();
    startOn(line, {
      page,
      module: name,
      request,
      object,
      failed: (failed) => call(object['fail'], failed),
      news: {
        event: tell,
        lost: () => tell({ event: 'roomStatus', code: -2000, msg: 'HTTP链接超时断开!' }),
      },
    });
  }

  async function changeStreams(on: Line, request: PushPlayLaunch, object: Given): Promise<void> {
    try {
      await on.launcher.changeStreams(request);
    } catch (error) {
      const unfit = error instanceof Error && error.name === 'LaunchError';
      const why = unfit ? failureOf(error, page.language, name) : failure('noAnswer', page.language);
      return call(object['fail'], why);
    }
    call(object['success'], { data: { httpPort: on.port } });
  }

  function stopEXE(): void {
    if (line && isUnderway(line.launcher.state)) void line.end(type);
  }

  return {
    startEXE,
    stopEXE,
    videoSnapshot(argument) {
      const role = fieldsOf(fieldsOf(argument)['data'])['userRole'];
      if (!line || !isInCall(line.launcher.state) || (role !== 'pusher' && role !== 'player')) return;
      if (line.launcher.state.name !== 'lost') line.orderSnapshot(role);
    },
    setListener(object) {
      listener = fieldsOf(object);
      if (Object.keys(listener).length > 0) void lines.shared().launcher.look();
    },
    unload() {
      listener = {};
      if (!line || !isUnderway(line.launcher.state)) return;
      lines.farewell(line, type);
      stopEXE();
    },
  };
}

function pushPlayLaunchOf(data: Given, custom: Given): PushPlayLaunch {
  return {
    type,
    callID: name,
    pushURL: text(data['pushURL']) ?? '',
    playURL: text(data['playURL']) ?? '',
    ...given({
      title: text(data['title']),
      logo: text(data['logoUrl']),
      topWindow: flag(custom['top_window']),
      singleton: flag(custom['singleton']),
    }),
    ...proxyOf(custom),
  };
}
