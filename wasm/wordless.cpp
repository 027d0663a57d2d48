// What the C and C++ libraries would bring printf along for, a tenth of the module, to say it to nobody.
#include <cstddef>

extern "C" {

/// libc++abi's last words before abort().
[[noreturn]] void abort_message(const char* /*format*/, ...) { __builtin_trap(); }

/// The engine looks at the memory anew in each call of its own.
void emscripten_notify_memory_growth(std::size_t /*memory*/) {}
}
