#include "js.h"

namespace rnn::wasm {

Js get(const Js& value, const char* key) { return value[key]; }
Js get(const Js& value, const std::string& key) { return value[Js(key)]; }
Js get(const Js& value, unsigned index) { return value[index]; }

bool isAbsent(const Js& value) { return value.isUndefined() || value.isNull(); }
bool isBool(const Js& value) { return value.isTrue() || value.isFalse(); }
bool isObject(const Js& value) { return !value.isNull() && !value.isArray() && textOf(value.typeOf()) == "object"; }
std::string textOf(const Js& value) { return value.as<std::string>(); }
double numberOf(const Js& value) { return value.as<double>(); }

Js toJs(double value) { return Js(value); }
Js toJs(std::int64_t value) { return Js(static_cast<double>(value)); }

void put(Js& object, const char* key, const Js& value) { object.set(key, value); }

}  // namespace rnn::wasm
