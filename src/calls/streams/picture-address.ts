/** Where the browser finds a picture: an `<img>` cannot go through the client. */
export function pictureAddress(callID: string, pictureID: string): string {
  return `/api/calls/${encodeURIComponent(callID)}/pictures/${encodeURIComponent(pictureID)}`;
}
