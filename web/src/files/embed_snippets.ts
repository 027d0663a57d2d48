/** The lines that put a playground into a page. Whatever the text holds, it stays text there. */
import { type EmbedChoices, type EmbedContent, type EmbedForm, embedControls, embedPanels } from "../types/embed.ts";

export function snippetOf(choices: EmbedChoices, content: EmbedContent): string {
  return snippets[choices.form](choices, content);
}

const snippets: Readonly<Record<EmbedForm, (choices: EmbedChoices, content: EmbedContent) => string>> = {
  element: (choices, content) => `${script(choices)}\n${element(choices, content, escaped(content.code))}\n`,
  iframe,
  jekyll,
  markdown: (choices, { fragment, title }) =>
    `[![${title.replace(/[[\]\\`*_<>]/g, "\\$&")}](rnn-time.png)](${encodeURI(choices.base)}site/#${fragment})\n`,
  codepen,
};

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const script = ({ base }: EmbedChoices): string =>
  `<script type="module" src="${escaped(base)}embed/rnn-playground.js"></script>`;

/** Attributes of the element by name; "" for one that only has to be there. */
export function attributesOf(choices: EmbedChoices): readonly (readonly [string, string])[] {
  const { panels, controls, theme } = choices;
  const hidden = embedControls.filter((name) => !controls.includes(name));
  return [
    ...(panels.length === embedPanels.length ? [] : [["panels", panels.join(" ")] as const]),
    ...(hidden.length === 0 ? [] : [["hide", hidden.join(" ")] as const]),
    ...(theme === "auto" ? [] : [["theme", theme] as const]),
    ...(choices.readonly ? [["readonly", ""] as const] : []),
  ];
}

function element(choices: EmbedChoices, { fragment }: EmbedContent, text: string): string {
  const link = choices.whole ? [["link", `#${fragment}`] as const] : [];
  const attributes = [...attributesOf(choices), ...link].map(([name, value]) =>
    value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`,
  );
  return `<rnn-playground${attributes.join("")}>\n<pre>\n${text}\n</pre>\n</rnn-playground>`;
}

/** The frame tells its height; who else does so is not heard. */
const listener = `<script>
addEventListener("message", ({ data, source }) => {
  if (data?.type !== "rnn-playground:height" || !(data.height > 0 && data.height < 20000)) return;
  for (const frame of document.querySelectorAll("iframe[src*='embed.html#']"))
    if (frame.contentWindow === source) frame.style.height = Math.ceil(data.height) + "px";
});
</script>`;

function iframe(choices: EmbedChoices, { fragment, title }: EmbedContent): string {
  const parts = attributesOf(choices).map(([name, value]) => `&${name}=${value.replaceAll(" ", "+")}`);
  const address = `${choices.base}site/embed.html#${fragment}${parts.join("")}`;
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" loading="lazy" sandbox="allow-scripts"
  style="width: 100%; height: 640px; border: 0"></iframe>
${listener}
`;
}

function jekyll(choices: EmbedChoices, content: EmbedContent): string {
  return `{% comment %} Once, as _includes/rnn-playground.html: {% endcomment %}
${script(choices)}
${element({ ...choices, whole: false }, content, "{{ include.code | strip | escape }}")}

{% comment %} In a post: {% endcomment %}
{% capture code %}{% raw %}
${content.code.replaceAll("{% endraw", "{ % endraw")}
{% endraw %}{% endcapture %}
{% include rnn-playground.html code=code %}
`;
}

/** A form that opens CodePen with the page in it, for a reader who presses the button. */
function codepen(choices: EmbedChoices, content: EmbedContent): string {
  const html = snippets.element(choices, content);
  return `<form action="https://codepen.io/pen/define" method="post" target="_blank">
  <input type="hidden" name="data" value="${escaped(JSON.stringify({ title: content.title, html }))}">
  <button>CodePen</button>
</form>
`;
}
