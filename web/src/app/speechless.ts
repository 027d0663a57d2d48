/** What an element shows as long as it has no language: the author's text; and in both languages, that none could be loaded. */
import { html, nothing, type TemplateResult } from "lit";

export function speechless(failed: boolean, tryAgain: () => void): TemplateResult {
  return html`<div class="page speechless">
    <slot></slot>
    ${
      failed
        ? html`<div class="status" role="alert">
            <p lang="en">The playground could not be loaded. Check the connection and try again.</p>
            <p lang="ko">플레이그라운드를 불러오지 못했습니다. 인터넷 연결을 확인한 뒤 다시 시도해 보세요.</p>
            <button class="button" type="button" @click=${tryAgain}><span lang="en">Try again</span> · <span lang="ko">다시 시도</span></button>
          </div>`
        : nothing
    }
  </div>`;
}
