import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Manners } from '../behaviour';
import type { Bye, EventLog, NumberedEvent } from './event-log';

/** A reader that takes nothing is cut before it fills the memory. */
const backlogLimit = 16 * 1024 * 1024;

/** Everybody who reads the events of one log. */
export class Streams {
  private readonly readers = new Set<Reader>();
  private readonly halved = new Set<number>();
  private waiting: (() => void)[] = [];
  private goodbyes = 0;

  constructor(
    readonly log: EventLog,
    private readonly manners: () => Manners,
    private readonly isFrozen: () => boolean,
  ) {}

  open(response: ServerResponse, after: number, stream: string | null): void {
    const { seq, missed } = this.log.begin(after, stream);
    const reader = { response, at: seq };
    const manners = this.manners();
    response.on('close', () => this.readers.delete(reader));
    const named = manners.is('wrongStream') ? randomBytes(9).toString('base64url') : this.log.stream;
    this.say(reader, { stream: named, seq, missed, now: this.log.standing });
    if (manners.is('hugeLine')) this.say(reader, { seq, pad: 'x'.repeat(8 * 1024 * 1024) });
    const cutAfter = manners.ms('cutsStream');
    if (cutAfter !== null) {
      const timer = setTimeout(() => response.destroy(), cutAfter);
      response.on('close', () => clearTimeout(timer));
    }
    this.readers.add(reader);
    this.bring(reader);
  }

  /** Brings every reader up to date. */
  tell(): void {
    for (const reader of [...this.readers]) this.bring(reader);
  }

  beat(now: number): void {
    if (this.isFrozen() || this.manners().is('noBeat')) return;
    for (const reader of this.readers) this.say(reader, { seq: reader.at, beat: now });
  }

  end(bye: Bye): void {
    this.log.bye ??= bye;
    this.tell();
  }

  /** The last line is on its way to somebody. */
  get sayingGoodbye(): boolean {
    return this.goodbyes > 0;
  }

  /** Resolves when everybody to whom the last line was on its way has it. */
  heard(): Promise<void> {
    return new Promise((done) => this.waiting.push(done));
  }

  private bring(reader: Reader): void {
    if (this.isFrozen()) return;
    for (const event of this.log.after(reader.at)) {
      if (!this.sayEvent(reader, event)) return;
    }
    if (this.log.bye === null) return;
    this.readers.delete(reader);
    this.say(reader, { seq: reader.at, bye: this.log.bye });
    this.goodbyes += 1;
    reader.response.once('close', () => {
      this.goodbyes -= 1;
      if (this.goodbyes === 0) for (const done of this.waiting.splice(0)) done();
    });
    reader.response.end();
  }

  /** False when the stream ended in the middle of it. */
  private sayEvent(reader: Reader, event: NumberedEvent): boolean {
    const manners = this.manners();
    if (manners.is('halfLine') && !this.halved.has(event.seq)) {
      this.halved.add(event.seq);
      this.readers.delete(reader);
      const line = JSON.stringify(event);
      reader.response.end(line.slice(0, line.length / 2));
      return false;
    }
    this.say(reader, event);
    reader.at = event.seq;
    const [before] = manners.is('seqBack') ? this.log.after(event.seq - 2) : [];
    if (before && before.seq < event.seq) this.say(reader, before);
    return true;
  }

  private say(reader: Reader, line: object): void {
    const text = this.manners().is('wrongJson') ? '<h1>It works!</h1>' : JSON.stringify(line);
    reader.response.write(`${text}\n`);
    if (reader.response.writableLength > backlogLimit) reader.response.destroy();
  }
}

interface Reader {
  readonly response: ServerResponse;
  /** The number of the last event that it was told. */
  at: number;
}
