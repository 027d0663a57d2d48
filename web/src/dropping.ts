/** A file dropped on the page is opened in it, as if it had been chosen in Share. Dragged text stays the editor's. */
const target = document.querySelector("rnn-playground");

const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;

async function openFile(file: File): Promise<void> {
  const { linkOfFile } = await import("./app/dropped_file.ts");
  // What is none of ours is a link of which nothing can be read, which the page says.
  target?.setAttribute("link", (await linkOfFile(file)) ?? "#v1=");
}

addEventListener("dragover", (event) => {
  if (holdsFile(event)) event.preventDefault();
});
addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  // The editor and fields take what is dropped on them.
  if (file === undefined || event.defaultPrevented) return;
  event.preventDefault();
  openFile(file).catch(() => undefined);
});
