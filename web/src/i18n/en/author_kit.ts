/** What an author chooses before taking a playground into a page. */
export const authorKit = {
  title: "For a page of your own",
  form: "As",
  forms: {
    element: "element",
    iframe: "iframe",
    jekyll: "Jekyll include",
    markdown: "Markdown picture and link",
    codepen: "CodePen button",
  },
  about: {
    element:
      "Wherever a page may load a script. The text in it is what feeds, print and readers without JavaScript see.",
    iframe:
      "Wherever frames are allowed. The small script below it, which may be left out, keeps the frame as high as what is in it.",
    jekyll: "The first part once for all posts, the second where the playground is to stand.",
    markdown:
      "Wherever neither is allowed. The picture is the one that Copy and download saves as PNG; lay it beside the text.",
    codepen: "A button that opens the playground in CodePen, where it can be changed and shared.",
  },
  panels: "Panels",
  panel: {
    time: "Time",
    cell: "Cell",
    shapes: "Shapes",
    summary: "Summary",
    model: "Model",
    numbers: "Numbers",
  },
  controls: "Around them",
  control: { header: "the header", guide: "the hint", more: "further panels" },
  readonly: "cannot be edited",
  whole: "with this step and the changed numbers, not the text alone",
  theme: "Colours",
  themes: { auto: "as the reader's system", light: "light", dark: "dark" },
  base: "Address of the folder that holds embed/ and site/",
  snippet: "To be copied",
  copy: "Copy",
  copied: "Copied",
  refused: "This page may not copy. The text is selected: press Ctrl+C, or Command+C on a Mac.",
  preview: "How it will look",
} as const;
