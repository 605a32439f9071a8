import type { PictureStream } from '../../../contract/streams';

/** A picture of a call; its bytes are with the port `pictures`, under its id. */
export interface PictureRow {
  readonly pictureID: string;
  readonly callID: string;
  readonly stream: PictureStream;
  readonly takenAt: Date;
  readonly bytes: number;
}
