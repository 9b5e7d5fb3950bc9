// What the board can tell of itself: memory, clock, stack, and whether the ECG input looks like one.
#pragma once

#include <stdint.h>

// Why the chip began anew (MCUSR); 0 where a bootloader took it away before us.
uint8_t reset_cause();
bool ram_holds();
bool clock_holds();
// Least number of bytes between heap and stack since the reset.
uint16_t ram_free();
// Looks at a block of ECG readings; every second it decides whether they are plausible.
void ecg_look(const int16_t *readings, uint8_t n);
bool ecg_plausible();
