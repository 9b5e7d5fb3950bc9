// The parts wired to the simulated chip. Each begins with its name and can be left out or cut off at a time, as a loose plug does.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "sim_avr.h"

struct Settings {
  double seconds;          // 0: for ever
  bool quick;              // as fast as it goes, else in real time
  bool still;              // nobody breathes through the tube
  bool flat;               // the ECG amplifier gives its resting level alone
  double zero_pa;          // what the flow sensor shows without flow
  int flow_address;        // 0x25 or 0x26
  bool oximeter, flow, quick_co2, climate;
  double cut_from_s, cut_to_s;      // sensors on both buses and the CO2 line answer nothing in between
  double leads_from_s, leads_to_s;  // LO+ is off in between
  double damage_every;     // every n-th answer of the flow sensor has a wrong CRC; 0: none
};

extern struct Settings settings;

double now_s(const avr_t *avr);
bool cut_off(const avr_t *avr);

// Of the 16-bit words of Sensirion's parts: polynomial 0x31, start 0xFF.
uint8_t word_crc(const uint8_t *two_bytes);

void quick_parts_attach(avr_t *avr);
void slow_part_attach(avr_t *avr);
void co2_line_attach(avr_t *avr);
void electrodes_attach(avr_t *avr);

// Again after each reset of the chip.
void co2_line_start(avr_t *avr);
void electrodes_start(avr_t *avr);
