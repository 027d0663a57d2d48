# The WebAssembly module, by Emscripten: Debian's 3.1.6 or a current emsdk.

# The toolchain file lies beside the real emcc; Debian's and emsdk's folders differ only in what leads there.
find_emscripten_toolchain() {
  local folder
  folder=$(dirname "$(readlink -f "$(command -v emcc)")")
  find "$folder" -maxdepth 4 -path '*/Platform/Emscripten.cmake' -print -quit
}

export_emscripten_environment() {
  export EMSCRIPTEN_TOOLCHAIN=${EMSCRIPTEN_TOOLCHAIN:-$(find_emscripten_toolchain)}
  # Debian's Emscripten finds acorn, which it optimises its JavaScript with, only so when Node is not Debian's own.
  if [[ -d /usr/share/nodejs/acorn ]]; then export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}; fi
}

build_wasm() {
  (
    export_emscripten_environment
    build_native wasm-release
  )
}
