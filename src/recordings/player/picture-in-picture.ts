/** Whether this browser can show a video in a small window above all others. */
export function hasPictureInPicture(): boolean {
  return document.pictureInPictureEnabled === true; // Firefox has it not, whatever the types say
}

/** The video of the player into a window of its own, or back. */
export function togglePicture(frame: HTMLElement | null): void {
  if (!hasPictureInPicture()) return;
  const video = frame?.querySelector('video');
  const done = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : video?.requestPictureInPicture();
  // Before anything was loaded there is no picture to show; it stays where it is.
  done?.catch(() => undefined);
}
