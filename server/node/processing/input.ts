/** Kinds of files that hold what they show. Lists of other files (HLS, DASH, concat) are none of them. */
const formats = [
  ...[
    'mov',
    'mp4',
    'matroska',
    'webm',
    'flv',
    'live_flv',
    'avi',
    'mpegts',
    'mpeg',
    'asf',
    'ogg',
    'wav',
    'w64',
  ],
  ...[
    'mp3',
    'aac',
    'flac',
    'ac3',
    'aiff',
    'amr',
    'au',
    'caf',
    'dv',
    'm4v',
    'mpegvideo',
    'h264',
    'hevc',
    'ivf',
  ],
  ...['mxf', 'nut', 'rm', 'wtv'],
];
/** 8K. A few bytes may claim any size, and memory is taken by what they claim. */
const MOST_PIXELS = 8192 * 4320;

/**
 * A file from somewhere, as ffmpeg and ffprobe may read it: by itself. What it names is opened neither on this disk nor
 * anywhere else, and nothing in it makes them take more memory than the largest screens need.
 */
export function untrusted(path: string): readonly string[] {
  return [
    ...['-protocol_whitelist', 'file', '-format_whitelist', formats.join(',')],
    ...['-max_pixels', String(MOST_PIXELS), '-i', `file:${path}`],
  ];
}
