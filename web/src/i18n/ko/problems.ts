/** The list of what the code needs. */
export const problems = {
  problems: "코드에서 고칠 점",
  severity: { error: "오류", warning: "주의", note: "참고" },
  line: (line: number) => `${line}번째 줄`,
  kerasSays: "Keras의 메시지",
  mend: "고치기",
  goTo: (line: number) => `${line}번째 줄로 이동`,
} as const;
