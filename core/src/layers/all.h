// Every layer's file. A new layer adds its line here.
#pragma once

#include "layers/activation.h"
#include "layers/bidirectional.h"
#include "layers/dense.h"
#include "layers/input_layer.h"
#include "layers/recurrent.h"
#include "layers/rnn.h"
#include "layers/time_distributed.h"
