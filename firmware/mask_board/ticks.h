// The sample clock: timer 2 ticks every 2 ms, and the ECG is converted at its ticks.
#pragma once

#include <stdint.h>

struct EcgBlock {
  uint32_t at_us;  // micros() at its first reading
  uint16_t step;   // 100 us
  int16_t readings[10];
};

void ticks_begin();
// Counts ticks since the reset; wraps after 131 s.
uint16_t ticks_now();
uint16_t ticks_late();
// Leads as found at the latest ECG reading: FLAG_LEAD_* bits.
uint16_t ecg_leads();
// The next full block, or none: take it within 40 ms (80 ms at 125 Hz). Blocks that had to be overwritten are counted.
const EcgBlock *ecg_full();
void ecg_taken();
uint8_t ecg_blocks_lost();
// Takes effect at the next block, so that a block has one step.
void ecg_rate(uint8_t hz);
// Begins a new block at the next reading (after START).
void ecg_restart();
// Whether the flow is to be read; flow_due() takes that note away and tells micros() of the tick.
bool flow_waiting();
bool flow_due(uint32_t *at_us);
void flow_rate(uint8_t hz);
bool oximeter_waiting();
void oximeter_taken();
