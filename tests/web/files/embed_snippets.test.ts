/** The lines an author copies: what is chosen is in them, and no text of a model gets out of its place. */
import { describe, expect, it } from "vitest";
import { snippetOf } from "../../../web/src/files/embed_snippets.ts";
import { type EmbedChoices, embedControls, embedForms, embedPanels } from "../../../web/src/types/embed.ts";
import { hostileTexts } from "../fixtures/hostile_texts.ts";

const choices: EmbedChoices = {
  form: "element",
  base: "https://example.org/rnn/",
  panels: embedPanels,
  controls: embedControls,
  readonly: false,
  theme: "auto",
  whole: false,
};
const content = { code: "model = Sequential()", fragment: "v1=abc_-", title: "RNN Playground" };
const few: Partial<EmbedChoices> = { panels: ["time", "cell"], controls: ["guide"], readonly: true, theme: "dark" };

describe("the lines of an element", () => {
  it("say nothing of what is as it is anyway", () =>
    expect(
      snippetOf(choices, content),
    ).toBe(`<script type="module" src="https://example.org/rnn/embed/rnn-playground.js"></script>
<rnn-playground>
<pre>
model = Sequential()
</pre>
</rnn-playground>
`));

  it("say what is chosen", () =>
    expect(snippetOf({ ...choices, ...few, whole: true }, content)).toContain(
      '<rnn-playground panels="time cell" hide="header more" theme="dark" readonly link="#v1=abc_-">',
    ));
});

it("a frame has its looks in the address, a title, and no more rights than scripts", () => {
  const frame = snippetOf({ ...choices, ...few, form: "iframe" }, content);
  expect(frame).toContain(
    'src="https://example.org/rnn/site/embed.html#v1=abc_-&amp;panels=time+cell&amp;hide=header+more&amp;theme=dark&amp;readonly="',
  );
  expect(frame).toContain('title="RNN Playground" loading="lazy" sandbox="allow-scripts"');
});

it("a Jekyll include gets its text as it is, whatever Liquid would make of it", () => {
  const text = "a = '{{ b }}' # {% endraw %}{{ site }}";
  const post = snippetOf({ ...choices, form: "jekyll" }, { ...content, code: text });
  expect(post.match(/{% endraw/g)).toHaveLength(1);
  expect(post).toContain("{{ include.code | strip | escape }}");
});

it("a picture in Markdown leads to the very step", () =>
  expect(snippetOf({ ...choices, form: "markdown" }, content)).toBe(
    "[![RNN Playground](rnn-time.png)](https://example.org/rnn/site/#v1=abc_-)\n",
  ));

it("CodePen gets a page in a form", () => {
  const [, value = ""] = /name="data" value="([^"]*)"/.exec(snippetOf({ ...choices, form: "codepen" }, content)) ?? [];
  const data = value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  expect(JSON.parse(data)).toEqual({ title: "RNN Playground", html: snippetOf(choices, content) });
});

describe.each(embedForms)("what is typed stays text: %s", (form) => {
  it.each(hostileTexts)("%s", (text) => {
    const quiet = snippetOf({ ...choices, form }, content);
    const loud = snippetOf(
      { ...choices, form, base: form === "markdown" ? choices.base : `${text}/` },
      { ...content, code: text },
    );
    const tags = (snippet: string) => snippet.match(/<\/?[a-z!][\w-]*/gi)?.map((tag) => tag.toLowerCase());
    // Between {% raw %} and {% endraw %} nothing is markup yet: it is escaped where it is included.
    const markup = (snippet: string) =>
      form === "jekyll" ? snippet.replace(/{% raw %}[\s\S]*{% endraw %}/, "") : snippet;
    expect(tags(markup(loud))).toEqual(tags(markup(quiet)));
    expect(markup(loud).match(/"/g)?.length).toBe(markup(quiet).match(/"/g)?.length);
  });
});
