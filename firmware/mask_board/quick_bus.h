// The I2C bus of the chip at 400 kHz, driven by its interrupt: oximeter and flow sensor. Nothing here waits.
#pragma once

#include <stdint.h>

// The oximeter's burst: 4 readings of 6 bytes.
#define QUICK_BUS_IN 24

enum BusState { BUS_FREE, BUS_BUSY, BUS_DONE, BUS_FAILED };

void quick_bus_begin();
// Writes n_out bytes (at most 3), then, after a repeated start, reads n_in. False while the bus is in use.
bool quick_bus_start(uint8_t address, const uint8_t *out, uint8_t n_out, uint8_t n_in);
// The state of the transfer; one that takes too long fails and the bus is freed. DONE and FAILED stay until quick_bus_release().
BusState quick_bus_state();
const uint8_t *quick_bus_in();
void quick_bus_release();
