// A second I2C bus on two ordinary pins, one edge per call, for the SCD30: it may hold the clock for 30 ms (150 ms once a day) and
// wants at most 50 kHz, which on the quick bus would cost flow and oximeter readings.
#pragma once

#include <stdint.h>

// Three words with their CRCs twice: the measurement of an SCD30.
#define SLOW_BUS_BYTES 18

enum SlowState { SLOW_FREE, SLOW_BUSY, SLOW_DONE, SLOW_FAILED };

void slow_bus_begin();
// Writes n bytes to, or reads n bytes from, `address`. False while in use.
bool slow_bus_write(uint8_t address, const uint8_t *bytes, uint8_t n);
bool slow_bus_read(uint8_t address, uint8_t n);
// Makes the next edge if it is due and tells how the transfer stands. DONE and FAILED are told once.
SlowState slow_bus_step();
bool slow_bus_busy();
const uint8_t *slow_bus_bytes();
