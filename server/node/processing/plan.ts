import type { Probe } from './probe';

/** Codecs that browsers play inside MP4. */
const videoCodecs = new Set(['h264', 'vp9', 'av1']);
const audioCodecs = new Set(['aac', 'mp3', 'opus', 'flac']);
const pixels = new Set(['yuv420p', 'yuvj420p']);

const copyVideo = ['-c:v', 'copy'];
/** Even sides: x264 takes no others. */
const evenSides = 'scale=trunc(iw/2)*2:trunc(ih/2)*2';
const encodeVideo = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'];
const encodeAudio = ['-c:a', 'aac', '-b:a', '128k'];

export function playsInBrowsers({ video, audio }: Probe): boolean {
  return hasPlayableVideo(video) && (audio === null || audioCodecs.has(audio.codec));
}

/** How one file becomes MP4: copied as far as browsers play what is in it. */
export function codecArgs({ video, audio }: Probe): readonly string[] {
  const picture =
    video === null ? ['-vn'] : hasPlayableVideo(video) ? copyVideo : [...encodeVideo, '-vf', evenSides];
  const sound = audio === null ? ['-an'] : audioCodecs.has(audio.codec) ? ['-c:a', 'copy'] : encodeAudio;
  return [...picture, ...sound];
}

/** May these be joined without being encoded again? Then they are alike, and of codecs that MPEG-TS carries. */
export function joinsAsIs(parts: readonly Probe[]): boolean {
  const [first] = parts;
  const shape = ({ video, audio }: Probe): string =>
    [video?.codec, video?.width, video?.height, video?.pixels, audio?.codec, audio?.channels].join(' ');
  return (
    first !== undefined &&
    parts.every((part) => shape(part) === shape(first)) &&
    (first.video === null || (first.video.codec === 'h264' && playsInBrowsers(first))) &&
    (first.audio === null || first.audio.codec === 'aac')
  );
}

/** Makes a part like the first one that has a picture, so that they can be joined. */
export function alikeArgs(part: Probe, first: Probe): readonly string[] {
  const size = first.video ?? part.video;
  const even = (side: number): number => Math.max(2, Math.trunc(side / 2) * 2);
  const [w, h] = [even(size?.width ?? 640), even(size?.height ?? 360)];
  const fit = `scale=${w}:${h}:force_original_aspect_ratio=decrease,pad=${w}:${h}:(ow-iw)/2:(oh-ih)/2,fps=25`;
  return [
    ...(part.video === null ? ['-vn'] : [...encodeVideo, '-vf', fit]),
    ...(part.audio === null ? ['-an'] : [...encodeAudio, '-ar', '48000', '-ac', '2']),
  ];
}

function hasPlayableVideo(video: Probe['video']): boolean {
  return video === null || (videoCodecs.has(video.codec) && pixels.has(video.pixels));
}
