/** Why the core could not be loaded or could not go on, by code. Here from the start, because then nothing else may be loadable either. */
export const coreFailures = {
  engine_failed: "계산을 끝내지 못했습니다.",
  out_of_memory: "메모리가 모자랍니다. 모델이나 배치를 줄이십시오.",
  wasm_unsupported:
    "이 브라우저는 SIMD를 쓰는 WebAssembly를 실행하지 못합니다. 최신 Chrome, Edge, Firefox, Safari에서는 됩니다.",
  wasm_blocked:
    "이 페이지의 보안 정책이 WebAssembly를 막고 있습니다. 페이지를 만든 이가 script-src 항목에 'wasm-unsafe-eval' 값을 허용해야 합니다.",
  wasm_missing: "계산 모듈 파일이 제자리에 없습니다. 페이지를 복사할 때 빠졌거나 일부만 복사되었습니다.",
  wasm_offline: "연결이 끊겨 있고, 계산 모듈을 받아 둔 적도 없습니다. 연결된 뒤에 다시 시도하십시오.",
  wasm_unreachable: "계산 모듈을 불러오지 못했습니다. 연결을 확인하고 페이지를 다시 불러오십시오.",
} as const;
