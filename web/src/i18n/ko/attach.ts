/** 글의 코드 블록 옆에 적는 말. */
import type { AttachWords } from "../messages.ts";

export const attach: AttachWords = {
  open: "한 단계씩 보기",
  close: "닫기",
  noBatch: (printed, ours) => `글에 적힌 출력: ${printed}. 배치 크기를 정하지 않았을 때 Keras의 출력: ${ours}.`,
  batch: (printed, ours) => `글에 적힌 출력: ${printed}. 이 코드의 배치 크기를 쓸 때 Keras의 출력: ${ours}.`,
  shape: (layer, printed, ours) =>
    `${layer} 층에 대해 글에 적힌 출력: ${printed}. 이 코드에 대한 Keras의 출력: ${ours}.`,
  params: (layer, printed, ours) =>
    `${layer} 층의 파라미터 수, 글에 적힌 값: ${printed}. 이 코드에 대해 Keras가 세는 값: ${ours}.`,
  olderGru: (layer, printed, ours) =>
    `${layer} 층의 파라미터 수, 글에 적힌 값: ${printed}. 예전 기본값인 reset_after=False 때의 값입니다. 지금 Keras가 세는 값: ${ours}.`,
  total: (printed, ours) => `전체 파라미터 수, 글에 적힌 값: ${printed}. 이 코드에 대해 Keras가 세는 값: ${ours}.`,
  layers: (printed, ours) => `글에 적힌 층: ${printed}. 이 코드가 만드는 층: ${ours}.`,
};
