// The mask board of Milo: ECG, oximeter, flow and CO2 on an Arduino UNO, told to the host as the frames of ../FRAMES.md.
// A wellness instrument: not a medical device. Wiring and its dangers: docs/mask-wiring.md.

#include <avr/sleep.h>
#include <avr/wdt.h>

#include "board.h"
#include "climate.h"
#include "commands.h"
#include "flow.h"
#include "link.h"
#include "oximeter.h"
#include "quick_bus.h"
#include "quick_co2.h"
#include "self_checks.h"
#include "slow_bus.h"
#include "ticks.h"

uint16_t checks;
// Until HELLO is out nothing else may go: it is frame 0.
bool stopped = true;

static bool greeted;
static uint16_t status_tick;

void setup() {
  bool ram = ram_holds();
  bool clock = clock_holds();
  checks = (ram ? CHECK_RAM : 0) | (clock ? CHECK_CLOCK : 0);
  link_begin();
  ticks_begin();
  quick_co2_begin();
  quick_bus_begin();
  flow_begin();
  oximeter_begin();
  climate_begin();
  // The longest pass of the loop is a few milliseconds; half a second without one is a hang.
  wdt_enable(WDTO_500MS);
}

static void send_status() {
  Frame *frame = link_open(FRAME_STATUS, micros());
  frame_u16(frame, checks | ecg_leads() | (stopped ? FLAG_STOPPED : 0));
  frame_u32(frame, link_dropped());
  frame_u16(frame, ticks_late());
  frame_u16(frame, ram_free());
  frame_u16(frame, (uint16_t)flow_zero());
  link_close();
}

static void ecg_step() {
  const EcgBlock *block = ecg_full();
  if (block) {
    ecg_look(block->readings, ECG_READINGS);
    checks = ecg_plausible() ? checks | CHECK_ECG : checks & ~CHECK_ECG;
    if (!stopped) {
      Frame *frame = link_open(FRAME_ECG, block->at_us);
      frame_u16(frame, block->step);
      for (uint8_t i = 0; i < ECG_READINGS; i++) frame_u16(frame, (uint16_t)block->readings[i]);
      link_close();
    }
    ecg_taken();
  }
  uint8_t lost = ecg_blocks_lost();
  if (lost && !stopped) link_skip(lost);
}

static void greet() {
  greeted = true;
  send_hello();
  ecg_restart();
  stopped = false;
  status_tick = ticks_now();
}

void loop() {
  wdt_reset();
  ecg_step();
  flow_step();
  oximeter_step();
  quick_co2_step();
  climate_step();
  if (!greeted) {
    if (micros() > SELF_CHECK_US) greet();
  } else {
    commands_step();
    if ((uint16_t)(ticks_now() - status_tick) >= TICKS_PER_SECOND) {
      status_tick += TICKS_PER_SECOND;
      if (!stopped) send_status();
    }
  }
  // Every event that matters raises an interrupt, the slow bus apart: it wants its edges.
  if (!slow_bus_busy()) {
    set_sleep_mode(SLEEP_MODE_IDLE);
    sleep_mode();
  }
}
