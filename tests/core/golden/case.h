// A golden case and what becomes of it. Each kind of case is one function that says why the case fails, or nothing.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "rnn/result.h"
#include "rnn/spec.h"

namespace golden {

using Json = nlohmann::json;

/// Why a case fails; absent when it passes.
using Failure = std::optional<std::string>;

/// What the case must be answered as: `semantics` says which Keras, Keras 3 where both agree.
rnn::Dialect dialectOf(const Json& c);

/// Keys that the schema does not have, by the object they were found in: nobody looks at them, and the runner tells so at its end.
std::set<std::string>& notLookedAt();
void noteUnknownKeys(const Json& object, const std::string& what, std::initializer_list<const char*> known);

/// "code: message", with the layer's index where there is one.
std::string sentence(const rnn::Error& error);

Failure checkForward(const Json& c);
Failure checkGrad(const Json& c);
Failure checkTrain(const Json& c);
Failure checkLoss(const Json& c);
Failure checkOptimizer(const Json& c);
Failure checkShape(const Json& c);
Failure checkSummary(const Json& c);
Failure checkInitializer(const Json& c);

}  // namespace golden
