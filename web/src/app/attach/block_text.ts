/** What a reader would copy from a code block: its text without the gutter, a line break wherever the markup begins a new line. */

/** Line numbers and what is to be pressed, of Rouge, Pygments, Prism, highlight.js, Chroma and their plug-ins. */
const gutter =
  ".linenos, .lineno, .linenodiv, .line-numbers-rows, .hljs-ln-numbers, .gutter, .ln, .lnt, .command-line-prompt, button, script, style";
const line = /^(BR|DIV|TR|LI|P)$/;

export function blockText(block: Element): string {
  let text = "";
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? "";
    if (!(node instanceof Element) || node.matches(gutter)) return;
    const breaks = line.test(node.tagName);
    if (breaks && node.tagName !== "BR" && text !== "" && !text.endsWith("\n")) text += "\n";
    for (const child of node.childNodes) walk(child);
    if (breaks && !(text.endsWith("\n") && node.tagName !== "BR")) text += "\n";
  };
  for (const child of block.childNodes) walk(child);
  return text;
}
