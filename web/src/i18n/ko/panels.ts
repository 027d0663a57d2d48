/** Panels that are fetched when they are opened: what they are called, and what each shows. */
export const panels = {
  offer: "더 살펴보기",
  close: "닫기",
  loading: "불러오는 중입니다 …",
  names: { gradient: "기울기" },
  about: { gradient: "목푯값을 정하고 기울기를 시점을 거슬러 따라가기" },
} as const;
