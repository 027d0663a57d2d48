/** 글쓴이가 플레이그라운드를 자기 페이지에 넣기 전에 고르는 것. */
import type { AuthorKitWords } from "../messages.ts";

export const authorKit: AuthorKitWords = {
  title: "내 페이지에 넣기",
  form: "형식",
  forms: {
    element: "HTML 요소",
    iframe: "iframe",
    jekyll: "Jekyll include",
    markdown: "Markdown 그림과 링크",
    codepen: "CodePen 버튼",
  },
  about: {
    element:
      "스크립트를 쓸 수 있는 페이지에 넣습니다. 안에 든 코드는 피드와 인쇄물, 자바스크립트 없는 화면에 그대로 보입니다.",
    iframe: "프레임을 쓸 수 있는 페이지에 넣습니다. 아래의 짧은 스크립트는 프레임 높이를 내용에 맞추며, 빼도 됩니다.",
    jekyll: "앞부분은 한 번만 저장하고, 뒷부분을 글에서 원하는 자리에 넣습니다.",
    markdown: "둘 다 쓸 수 없는 곳에 넣습니다. 그림은 '복사와 내려받기'에서 PNG로 저장해 글 옆에 두세요.",
    codepen: "CodePen에서 플레이그라운드를 열어 고치고 나눌 수 있는 버튼입니다.",
  },
  panels: "패널",
  panel: { time: "시간", cell: "셀", shapes: "모양", summary: "요약", model: "모델", numbers: "숫자" },
  controls: "그 밖에 보일 것",
  control: { header: "머리 부분", guide: "안내", more: "다른 패널" },
  readonly: "편집할 수 없게",
  whole: "코드와 함께 지금의 단계와 바꾼 숫자까지",
  theme: "색",
  themes: { auto: "읽는 사람의 설정대로", light: "밝게", dark: "어둡게" },
  base: "embed/와 site/가 들어 있는 폴더의 주소",
  snippet: "복사할 내용",
  copy: "복사",
  copied: "복사했습니다",
  refused: "이 페이지에서는 자동으로 복사할 수 없습니다. 선택된 글을 Ctrl+C(Mac에서는 Command+C)로 복사하세요.",
  preview: "이렇게 보입니다",
};
