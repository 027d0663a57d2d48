// libc++abi's last words before abort(), without words: its own version brings printf along, a tenth of the module.
#include <cstdlib>

extern "C" [[noreturn]] void abort_message(const char* /*format*/, ...) { std::abort(); }
