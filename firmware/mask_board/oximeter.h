// Red and infrared light: a MAX30102, 400 readings a second averaged to 100 or 50 by the part itself, taken from its FIFO.
#pragma once

#include <stdint.h>

void oximeter_begin();
void oximeter_step();
void oximeter_restart();
void oximeter_want_rate(uint8_t hz);
