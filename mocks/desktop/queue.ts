const limit = 500;

/** The program's events until somebody asks: all are handed out at once, and the oldest goes when it is full. */
export class EventQueue {
  private events: object[] = [];
  private readers: (() => void)[] = [];

  push(event: object): void {
    this.events.push(event);
    if (this.events.length > limit) this.events.shift();
  }

  /** Null when there is nothing, as on the wire. */
  takeAll(): object[] | null {
    const events = this.events;
    this.events = [];
    return events.length > 0 ? events : null;
  }

  /** The reply that carried the events has left. */
  delivered(): void {
    for (const done of this.readers.splice(0)) done();
  }

  /** Resolves when somebody has read what is in it now. */
  read(): Promise<void> {
    return this.events.length === 0 ? Promise.resolve() : new Promise((done) => this.readers.push(done));
  }
}
