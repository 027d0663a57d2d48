/** The code blocks of a page, whoever has highlighted them. */
import { blockText } from "./block_text.ts";

export interface PostBlock {
  readonly pre: Element;
  /** The outermost element that is nothing but this block with its frame. */
  readonly frame: Element;
  readonly text: string;
  /** May be Python: neither what a program has printed nor said to be of another language. */
  readonly code: boolean;
}

const frames =
  ".highlighter-rouge, .highlight, .highlighttable, .codehilite, .codehilitetable, .code-toolbar, .rouge-table, .hljs-ln, .literal-block-wrapper, .input_area, .input, .jp-InputArea, .jp-Cell-inputWrapper, .cell_input, [class*='highlight-']";
const outputs = ".output, .output_area, .output_wrapper, .cell_output, .jp-OutputArea, .jp-Cell-outputWrapper";
const otherLanguages =
  /(?:^|[\s-])(?:bash|sh|shell|zsh|powershell|json|ya?ml|toml|html|xml|css|js|javascript|ts|typescript|java|kotlin|swift|cpp|c\+\+|csharp|rust|go|ruby|php|perl|r|julia|matlab|sql|diff|output)(?:\s|$)/i;
const gutters = ".lineno, .linenos pre, .linenodiv pre, .gutter pre, .lntd:first-child pre";

/** In the order of the page. */
export function blocksOf(page: ParentNode): readonly PostBlock[] {
  return [...page.querySelectorAll("pre")].filter(isBlock).map((pre) => {
    const frame = frameOf(pre);
    return { pre, frame, text: blockText(pre), code: pre.closest(outputs) === null && !saysOther(pre, frame) };
  });
}

/** The innermost of nested ones, no column of numbers, no text of a playground. */
function isBlock(pre: Element): boolean {
  return !pre.matches(gutters) && pre.querySelector("pre") === null && pre.closest("rnn-playground") === null;
}

function frameOf(pre: Element): Element {
  let frame: Element = pre;
  for (let node: Element | null = pre; node !== null && node !== document.body; node = node.parentElement) {
    if ([...node.querySelectorAll("pre")].filter(isBlock).length > 1) break;
    if (node.matches(frames)) frame = node;
  }
  return frame;
}

function saysOther(pre: Element, frame: Element): boolean {
  const marked = [frame, pre.parentElement, pre, pre.querySelector("code"), pre.closest("code")];
  return marked.some((element) => otherLanguages.test(element?.className ?? ""));
}
