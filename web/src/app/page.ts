/** The whole page as one template: panels in their places, each behind its own boundary. */
import { html, nothing, type TemplateResult } from "lit";
import type { Lang, Messages } from "../i18n/messages.ts";
import type { Derived } from "../state/derive.ts";
import type { State } from "../state/state.ts";
import type { Dispatch } from "../types/command.ts";
import type { Engine } from "../types/engine.ts";
import type { OfferPlace } from "../types/panel.ts";
import type { Token } from "../types/reading.ts";
import type { Scene } from "../types/scene.ts";
import { cellView } from "../view/cell.ts";
import { headerView } from "../view/header.ts";
import { type Guide, guideView } from "../view/hint.ts";
import type { Later as LaterViews } from "../view/later.ts";
import { modelView } from "../view/model.ts";
import { numbersView } from "../view/numbers.ts";
import { shapesView } from "../view/shapes.ts";
import { type Status, statusView } from "../view/status.ts";
import { summaryView } from "../view/summary.ts";
import { timeView } from "../view/time.ts";
import { guarded } from "./error_boundary.ts";
import { lastState } from "./examples/last_state.ts";
import type { Panels } from "./panels/panels.ts";
import type { Later } from "./parts.ts";

export interface PageProps {
  readonly state: State;
  readonly derived: Derived;
  /** null while there is nothing to draw; `status` then says why. */
  readonly scene: Scene | null;
  readonly status: Status | null;
  readonly tokens: ((code: string) => readonly Token[]) | null;
  /** One column. */
  readonly narrow: boolean;
  /** Whether the author wants a panel seen; `always`: unless it is named to be hidden. */
  readonly shows: (name: string, always?: boolean) => boolean;
  readonly readonly: boolean;
  readonly lang: Lang;
  readonly messages: Messages;
  /** What the last move did, for a screen reader. */
  readonly spoken: string;
  readonly copied: boolean;
  readonly later: Later | null;
  readonly panels: Panels | null;
  readonly engine: Engine | null;
  /** How a link arrived, and the dialog that makes one. */
  readonly sharing: unknown;
  readonly editor: HTMLElement | null;
  readonly editorLoading: boolean;
  readonly onIntent: () => void;
  readonly openEditor: (at: { readonly x: number; readonly y: number } | null) => void;
  readonly goTo: (offset: number) => void;
  readonly share: () => void;
  readonly copy: (text: string) => void;
  readonly tryAgain: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onClick: (event: Event) => void;
}

export function page(props: PageProps, dispatch: Dispatch): TemplateResult {
  const { state, lang, messages: m, narrow } = props;
  const examples = props.later?.examples ?? [lastState];
  const current = examples.find((example) => example.code === state.document.code) ?? null;
  const boundary = (view: () => unknown) => guarded(view, m, props.tryAgain);
  return html`<div class="page theme-${state.theme}" lang=${lang} role="region" aria-label=${m.shell.title} @keydown=${props.onKey} @click=${props.onClick} @dblclick=${props.onClick}>
    <a class="skip" href="#time" @click=${skipTo("time")}>${m.shell.skip.time}</a>
    <a class="skip" href="#model" @click=${skipTo("model")}>${m.shell.skip.model}</a>
    ${props.shows("header", true) ? headerView({ examples, current, lang, theme: state.theme, messages: m, later: viewsOf(props), onIntent: props.onIntent, share: props.share }, dispatch) : nothing}
    ${props.sharing}
    ${props.shows("guide", true) ? guide(props, dispatch) : nothing}
    <div class=${narrow ? "one-column" : "columns"}>${boundary(() => panels(props, dispatch, boundary))}</div>
    <p class="visually-hidden" aria-live="polite" aria-atomic="true">${props.spoken}</p>
  </div>`;
}

function viewsOf({ later }: Pick<PageProps, "later">): LaterViews | null {
  return later?.views ?? null;
}

/** The line under the header: why the picture is an old one, else what to do next, else what has just happened. */
function guide(props: PageProps, dispatch: Dispatch): TemplateResult | undefined {
  const { scene, derived, messages: m } = props;
  if (!scene?.stale || derived.reading === null) return guideView(guideOf(props), m, dispatch);
  const { problems, planned, planStale } = derived;
  const unbuilt = !planStale && planned?.plan.built === false;
  return viewsOf(props)?.staleGuide({ problems, unbuilt, readonly: props.readonly, messages: m }, dispatch);
}

function guideOf({ scene, derived, state, messages: m, spoken }: PageProps): Guide {
  if (scene !== null && derived.reading === null) return { kind: "caption", text: m.model.unread };
  if (scene !== null && state.hint !== null) return { kind: "hint", hint: state.hint };
  return { kind: "caption", text: spoken };
}

type Boundary = (view: () => unknown) => unknown;

/** In the order of the document, which is the order of the keyboard: on a phone the time loop comes first, beside the text it comes second. */
function panels(props: PageProps, dispatch: Dispatch, boundary: Boundary): TemplateResult {
  type View = (props: PageProps, dispatch: Dispatch, boundary: Boundary) => TemplateResult;
  const panel = (name: string, view: View) =>
    props.shows(name) ? boundary(() => view(props, dispatch, boundary)) : nothing;
  const model = panel("model", modelPanel);
  const shapes = panel("shapes", shapesPanel);
  const summary = panel("summary", summaryPanel);
  const numbers = panel("numbers", numbersPanel);
  const pictures = html`${statusLine(props)} ${boundary(() => scenePanels(props, dispatch, boundary))}`;
  const text = further("text", props, dispatch, boundary);
  if (props.narrow) return html`${pictures} ${shapes} ${summary} ${model} ${numbers} ${text}`;
  return html`<div class="left">${model} ${shapes} ${summary} ${numbers} ${text}</div>
    <div class="right">${pictures}</div>`;
}

function statusLine({ status, messages: m, tryAgain }: PageProps): TemplateResult | typeof nothing {
  return status === null ? nothing : statusView(status, m, tryAgain);
}

function scenePanels(props: PageProps, dispatch: Dispatch, boundary: Boundary): TemplateResult | typeof nothing {
  const { scene, messages: m } = props;
  if (scene === null) return nothing;
  const staleness = scene.stale ? "stale" : "";
  const picture = (name: "time" | "cell", view: typeof timeView | typeof cellView) =>
    props.shows(name)
      ? html`<section class="region ${name} ${staleness}" id=${name} part=${name} tabindex="-1" aria-label=${m.shell.panels[name]}>
      ${boundary(() => view(scene, dispatch, viewsOf(props)))}
    </section>`
      : nothing;
  return html`${picture("time", timeView)} ${picture("cell", cellView)} ${further("pictures", props, dispatch, boundary)}`;
}

/** The panels that are parts by themselves. */
function further(place: OfferPlace, props: PageProps, dispatch: Dispatch, boundary: Boundary): unknown {
  const { panels, engine, scene, state, derived } = props;
  if (!props.shows("more", true)) return nothing;
  if (panels === null || engine === null || scene === null) {
    // The room for what is offered there, so that nothing below moves when it comes.
    return place === "pictures" ? html`<div class="panel region panel-choices"></div>` : nothing;
  }
  return boundary(() => panels.at(place, { engine, state, derived, scene, dispatch }, boundary));
}

function modelPanel(props: PageProps, dispatch: Dispatch, boundary: Boundary): TemplateResult {
  const { state, derived, panels, engine, scene } = props;
  return modelView(
    {
      code: state.document.code,
      dialect: state.document.dialect,
      reading: derived.reading,
      tokens: props.tokens,
      shown: derived.shown,
      model: derived.model,
      problems: derived.problems,
      readonly: props.readonly,
      editor: props.editor,
      editorLoading: props.editorLoading,
      layers: panels && engine && scene && panels.inModel({ engine, state, derived, scene, dispatch }, boundary),
      messages: props.messages,
      later: viewsOf(props),
      onIntent: props.onIntent,
      openEditor: props.openEditor,
      goTo: props.goTo,
    },
    dispatch,
  );
}

function shapesPanel({ derived, state, messages, later }: PageProps, dispatch: Dispatch): TemplateResult {
  const { computed, planned, problems, tick, misfit } = derived;
  const problem = problems.at(-1);
  return shapesView(
    {
      plan: misfit?.plan ?? planned?.plan ?? null,
      layers: misfit?.spec.layers ?? planned?.model.spec.layers ?? [],
      misfit: misfit === null || problem === undefined ? null : { class_name: misfit.layer.class_name, problem },
      batch: state.document.batch,
      steps: state.document.steps,
      stale: derived.planStale && misfit === null,
      later: viewsOf({ later }),
      current: tick === null || derived.stale ? null : (computed?.plan.nodes[tick.node]?.layer ?? null),
      messages,
    },
    dispatch,
  );
}

function summaryPanel(props: PageProps, dispatch: Dispatch): TemplateResult {
  const { derived, state, messages, copied, copy } = props;
  return summaryView(
    {
      tab: state.summary_tab,
      flavor: state.summary_flavor,
      printing: derived.printing,
      plan: derived.planned?.plan ?? null,
      models: derived.reading?.models ?? [],
      shown: derived.shown,
      unfolded: state.unfolded,
      steps: derived.computed?.steps ?? 0,
      stale: derived.planStale,
      readonly: props.readonly,
      copied,
      messages,
      later: viewsOf(props),
      copy,
    },
    dispatch,
  );
}

function numbersPanel({ derived, state, messages, later }: PageProps, dispatch: Dispatch): TemplateResult {
  return numbersView(
    {
      seed: state.document.seed,
      changed: derived.edits.length,
      inputs: state.document.sources.length,
      // Before the page can answer, there is nothing to take back.
      enabled: (name) => later?.actions[name].enabled(state, derived) ?? name === "new_seed",
      messages,
    },
    dispatch,
  );
}

/** Fragments do not reach into a shadow root, so the focus is moved by hand. */
function skipTo(id: string) {
  return (event: Event): void => {
    event.preventDefault();
    const root = (event.currentTarget as Element).getRootNode();
    if (root instanceof ShadowRoot) root.getElementById(id)?.focus();
  };
}
