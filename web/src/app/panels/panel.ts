/** What a panel that is a part by itself has to bring. */
import type { CSSResultGroup, TemplateResult } from "lit";
import type { Derived } from "../../state/derive.ts";
import type { State } from "../../state/state.ts";
import type { Dispatch } from "../../types/command.ts";
import type { Engine } from "../../types/engine.ts";
import type { PanelChoices, PanelName } from "../../types/panel.ts";
import type { Scene } from "../../types/scene.ts";

/** What the page knows when it draws. */
export interface PanelPage {
  readonly engine: Engine;
  readonly state: State;
  readonly derived: Derived;
  readonly scene: Scene;
  readonly dispatch: Dispatch;
}

export interface PanelScene<Name extends PanelName> extends PanelPage {
  readonly choices: PanelChoices[Name];
}

export interface PanelPart<Name extends PanelName> {
  readonly styles: CSSResultGroup;
  /** Before a learner has chosen anything. */
  readonly initial: PanelChoices[Name];
  /** Called once for each element, which then draws with what it returns: what one element has computed stays with it. */
  readonly start: () => (scene: PanelScene<Name>) => TemplateResult;
}
