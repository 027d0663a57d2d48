/** Hands `content` to the reader as a file. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the content when it gets round to it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
