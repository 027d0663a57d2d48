/** Custom properties on one element, set through the CSSOM: a style attribute would be refused by a page with a strict content security policy. */
import { type AttributePart, noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

export type Vars = Readonly<Record<`--${string}`, string | number>>;

class CssVars extends Directive {
  override render(vars: Vars): string {
    return Object.entries(vars)
      .map(([name, value]) => `${name}:${value}`)
      .join(";");
  }

  override update(part: AttributePart, [vars]: [Vars]) {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(vars)) style.setProperty(name, String(value));
    return noChange;
  }
}

/** `style=${cssVars({ "--column": 2 })}` */
export const cssVars = directive(CssVars);
