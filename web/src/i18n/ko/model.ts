/** The MODEL panel. */
export const model = {
  editorLabel: "모델의 Keras 코드, 파이썬",
  editHint: "Enter 키를 누르거나 클릭하면 고칠 수 있습니다",
  editorLoading: "편집기를 불러오는 중입니다 …",
  dialect: "Keras 버전",
  dialects: { auto: "자동", keras2: "Keras 2", keras3: "Keras 3" },
  reading: (dialect: string, reason: string) => `${dialect} 코드로 읽었습니다: ${reason}`,
  unread: "코드를 읽는 중입니다 …",
  problems: "코드에서 고칠 점",
  severity: { error: "오류", warning: "주의", note: "참고" },
  line: (line: number) => `${line}번째 줄`,
  kerasSays: "Keras의 메시지",
  mend: "고치기",
  goTo: (line: number) => `${line}번째 줄로 이동`,
  several: (shown: number, total: number) => `모델 ${total}개 가운데 커서가 있는 ${shown}번째 모델을 보여 드립니다.`,
} as const;
