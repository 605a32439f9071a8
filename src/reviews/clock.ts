/** What is played beside the words: where it stands, and the way to another moment. A recording's playback is one. */
export interface Clock {
  get(): { readonly time: number };
  jump(seconds: number): void;
}

/** A comment's place on the line of the player. */
export interface Mark {
  readonly key: string;
  readonly seconds: number;
  readonly label: string;
}
