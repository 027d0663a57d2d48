/** The panel "Check me in Keras". */
import type { CheckMessages } from "../messages.ts";

export const check: CheckMessages = {
  what: "이 모델과 지금의 가중치와 입력을 그대로 담은 Python 프로그램입니다. Keras가 다시 계산하며, 값이 서로 다르면 프로그램이 오류를 냅니다.",
  dialect: "Keras 버전",
  dialects: { keras2: "Keras 2", keras3: "Keras 3" },
  script: "프로그램",
  shortened: "긴 숫자열은 여기서 줄여 보여 줍니다. 복사하거나 내려받은 프로그램에는 모두 들어 있습니다.",
  copy: "프로그램 복사하기",
  copied: "복사했습니다",
  notCopied: "이 브라우저에서는 복사할 수 없습니다. 내려받기는 사용할 수 있습니다.",
  download: "check_in_keras.py 내려받기",
  tooMany: (numbers) => `숫자 ${numbers}개: 클립보드에 담기에는 너무 많습니다.`,
  initialStates:
    "초기 상태 가운데 바꾼 값이 있습니다. Keras 프로그램에서 초기 상태를 정하는 것은 Sequential 모델에서만 됩니다. 그 변경을 되돌리면 검사할 수 있습니다.",
  otherWeights: (dialect) => `${dialect}: 이 모델의 가중치 모양이 달라서 여기의 값을 넣을 수 없습니다.`,
  refused: (dialect) => `${dialect}: 이 모델을 받아들이지 않습니다.`,
};
