/** The MODEL panel. */
export const model = {
  editorLabel: "모델의 Keras 코드, 파이썬",
  editHint: "Enter 키를 누르거나 클릭하면 고칠 수 있습니다",
  editorLoading: "편집기를 불러오는 중입니다 …",
  dialect: "Keras 버전",
  dialects: { auto: "자동", keras2: "Keras 2", keras3: "Keras 3" },
  reading: (dialect: string, reason: string) => `${dialect} 코드로 읽었습니다: ${reason}`,
  unread: "코드를 읽는 중입니다 …",
  several: (shown: number, total: number) => `모델 ${total}개 가운데 커서가 있는 ${shown}번째 모델을 보여 드립니다.`,
} as const;
