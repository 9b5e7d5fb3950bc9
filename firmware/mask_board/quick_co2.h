// CO2 of each breath: a SprintIR-W (or another GSS sensor that streams lines of "z 00512" at 9600 baud), 20 readings a second.
#pragma once

#include <stdint.h>

void quick_co2_begin();
void quick_co2_step();
void quick_co2_restart();
void quick_co2_want_rate(uint8_t hz);
