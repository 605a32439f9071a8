import type { Line } from './line';
import type { Page, LaunchReport } from './page';
import { failure, failureOf, type Failure } from './failures';
import type { LaunchRequest } from '../request';
import { startSession, type Session, type SessionNews } from './session';
import { call, type Given } from './given';

/** What a module adds to the news of a session: success and failure are told alike everywhere. */
export type ModuleNews = Pick<SessionNews, 'event' | 'lost'>;

const sessions = new WeakMap<Line, Session>();

/** Starts a call for one startEXE, after whatever ends on that line now, and tells its callbacks. */
export function startOn(
  line: Line,
  options: {
    readonly page: Page;
    readonly module: string;
    readonly request: LaunchRequest;
    /** The argument of startEXE. */
    readonly object: Given;
    readonly news: ModuleNews;
    readonly failed: (failure: Failure) => void;
  },
): void {
  const { page, module, request, object, news, failed } = options;
  const { language } = page;
  const began = line.clock.now();

  function report(result: 0 | 1): void {
    const room = request.type === 'CustomServiceLive' ? null : request;
    const record: LaunchReport = {
      type: 'webexe',
      str_app_name: 'Web',
      int32_token: room ? `${room.roomID}_${room.userID}_${line.port}` : String(line.port),
      int32_app_id: room?.sdkAppID ?? '',
      int64_ts_protol: began,
      int64_ts_first_reponse: line.clock.now(),
      int64_ts_protol_result: result,
      str_room_type: room?.type ?? module,
      ...(room && { str_opt_type: room.roomAction }),
    };
    page.options().reporter?.(record);
  }

  function begin(): void {
    const earlier = sessions.get(line);
    if (earlier?.over) {
      earlier.drop();
      line.launcher.cancel();
    }
    try {
      const session = startSession(line, request, {
        ...news,
        success() {
          report(1);
          call(object['success'], { data: { httpPort: line.port } });
        },
        fail(kind) {
          if (kind === 'noAnswer') report(0);
          failed(failure(kind, language));
        },
      });
      sessions.set(line, session);
    } catch (error) {
      failed(failureOf(error, language, module));
    }
  }

  if (line.ending) void line.ending.then(begin);
  else begin();
}
