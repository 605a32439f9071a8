import { mediaFailure, type Finding } from './findings';

type Kind = 'camera' | 'microphone';

export interface MediaCheck {
  readonly finding: Finding;
  /** The running picture or sound; null where there is none. Whoever asked ends its tracks. */
  readonly stream: MediaStream | null;
  /** Names of all devices of the kind, which the browser tells only once one is allowed. */
  readonly devices: readonly string[];
}

/** Asks the browser for a camera or microphone, which makes it ask the person. */
export async function checkMedia(kind: Kind, media: MediaDevices | undefined): Promise<MediaCheck> {
  // A page that is not secure has no such thing at all.
  if (!media) return { finding: { code: `${kind}.insecure` }, stream: null, devices: [] };
  try {
    const stream = await media.getUserMedia(kind === 'camera' ? { video: true } : { audio: true });
    const wanted = kind === 'camera' ? 'videoinput' : 'audioinput';
    const devices = (await media.enumerateDevices())
      .filter((device) => device.kind === wanted)
      .map(({ label }) => label);
    const name = stream.getTracks()[0]?.label ?? '';
    const code = kind === 'camera' ? 'camera.ok' : 'microphone.quiet'; // until the meter has moved
    return { finding: { code, params: { name } }, stream, devices };
  } catch (error) {
    return { finding: mediaFailure(kind, error), stream: null, devices: [] };
  }
}

export function endStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
