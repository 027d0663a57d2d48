/** Design tokens as custom properties. `color-scheme` on the host decides between the two values of each, so a forced theme and the reader's own take one path. */
import { css, unsafeCSS } from "lit";
import { dark, light, type Palette } from "./palette.ts";

const names: { readonly [Key in keyof Palette]: string } = {
  paper: "paper",
  ink: "ink",
  ink2: "ink-2",
  ink3: "ink-3",
  hairline: "hairline",
  marker: "marker",
  input: "input",
  memory: "memory",
  output: "output",
  bias: "bias",
  negative: "negative",
  positive: "positive",
};

// `--rnn-x` is what a host page may set; `--x` is what the styles read.
function colors(): string {
  return (Object.keys(names) as (keyof Palette)[])
    .map((key) => `--${names[key]}: var(--rnn-${names[key]}, light-dark(${light[key]}, ${dark[key]}));`)
    .join("\n    ");
}

export const tokens = css`
  :host {
    color-scheme: light dark;
    ${unsafeCSS(colors())}
    --sans: var(--rnn-font, system-ui, -apple-system, "Segoe UI", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif);
    --mono: var(--rnn-font-mono, ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", "Noto Sans Mono", "Noto Sans Mono CJK KR", "D2Coding", monospace);
    --math: "RNN Math", "STIX Two Math", "Cambria Math", "Latin Modern Math", math, serif;
    --size: 14px;
    --line: 21px;
    --size-small: 12.5px;
    --size-title: 11.5px;
    --size-code: 13px;
    --size-equation: 25px;
    --space-block: 18px;
    --space-inline: 28px;
    --motion: 200ms;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --motion: 0ms;
    }
  }
  @container rnn (max-width: 640px) {
    :host > * {
      --space-inline: 16px;
      --size-equation: 21px;
    }
  }
`;
