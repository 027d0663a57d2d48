// Elementary functions in double by their series: the same bits wherever they run, unlike the libraries' own, and without their tables,
// which were a twentieth of the module. For what is computed once per step or per tensor; where numbers are many, math/ is fast.
#pragma once

namespace rnn {

/// ln x of a normal positive number.
double logarithm(double x);

/// e^x
double exponential(double x);

/// base^exponent as std::pow has it: NaN for a negative base unless the exponent is an integer.
double power(double base, double exponent);

/// cos x for |x| ≤ π.
double cosine(double x);

}  // namespace rnn
