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
    [
      video?.codec,
      video?.width,
      video?.height,
      video?.pixels,
      audio?.codec,
      audio?.channels,
      audio?.rate,
    ].join(' ');
  return (
    first !== undefined &&
    parts.every((part) => shape(part) === shape(first)) &&
    (first.video === null || (first.video.codec === 'h264' && playsInBrowsers(first))) &&
    (first.audio === null || first.audio.codec === 'aac')
  );
}

/**
 * Makes a part like the largest of all, so that they can be joined. A part without a picture or a sound that others have
 * gets black or silence: what is joined has only what its first part has.
 */
export function alikeArgs(part: Probe, all: readonly Probe[]): readonly string[] {
  const { w, h } = largestOf(all);
  const fit = `scale=${w}:${h}:force_original_aspect_ratio=decrease,pad=${w}:${h}:(ow-iw)/2:(oh-ih)/2,setsar=1,fps=25`;
  const anyVideo = all.some(({ video }) => video !== null);
  const anyAudio = all.some(({ audio }) => audio !== null);
  const black = anyVideo && part.video === null ? ['-f', 'lavfi', '-i', `color=black:s=${w}x${h}:r=25`] : [];
  const silence = anyAudio && part.audio === null ? ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo'] : [];
  return [
    ...[...black, ...silence],
    ...(anyVideo ? ['-map', part.video === null ? '1:v' : '0:V:0', ...encodeVideo, '-vf', fit] : []),
    ...(anyAudio ? ['-map', part.audio === null ? '1:a' : '0:a:0'] : []),
    ...(anyAudio ? [...encodeAudio, '-ar', '48000', '-ac', '2'] : []),
    ...(black.length + silence.length > 0 ? ['-shortest'] : []),
    ...['-sn', '-dn', '-map_metadata', '-1'],
  ];
}

/** Of the picture with the most in it: words on a large screen are read in a small one no more. */
function largestOf(all: readonly Probe[]): { readonly w: number; readonly h: number } {
  const even = (side: number): number => Math.max(2, Math.trunc(side / 2) * 2);
  const [largest] = all
    .flatMap(({ video }) => video ?? [])
    .toSorted((a, b) => b.width * b.height - a.width * a.height);
  return { w: even(largest?.width ?? 2), h: even(largest?.height ?? 2) };
}

function hasPlayableVideo(video: Probe['video']): boolean {
  return video === null || (videoCodecs.has(video.codec) && pixels.has(video.pixels));
}
