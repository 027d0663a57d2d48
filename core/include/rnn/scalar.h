// The one number type of the core.
#pragma once

namespace rnn {

/// float32 as in Keras. The native tests compile the core a second time with double (RNN_SCALAR_DOUBLE) for finite differences.
#ifdef RNN_SCALAR_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

}  // namespace rnn
