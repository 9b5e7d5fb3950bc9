// Differential pressure of the tube: a Sensirion SDP810 in continuous mode, read at the tick, its zero taken off.
#pragma once

#include <stdint.h>

enum ZeroResult { ZERO_PENDING, ZERO_DONE, ZERO_REFUSED, ZERO_ABSENT };

void flow_begin();
void flow_step();
void flow_restart();
void flow_want_rate(uint8_t hz);
int16_t flow_zero();
// Collects two seconds. False when a collection is under way.
bool flow_zero_start();
ZeroResult flow_zero_result();
