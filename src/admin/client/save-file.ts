interface SavedFile {
  readonly fileName: string;
  readonly content: BlobPart;
}

/** Hands a file to the browser's downloads, byte by byte as it was made. */
export function saveFile({ fileName, content }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
