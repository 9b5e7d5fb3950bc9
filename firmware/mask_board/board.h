// Pins, rates and limits of the mask board: the one page to look at when something is wired otherwise.
#pragma once

#include <stdint.h>

#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 0
// "MSK1": which design of board this is. Two boards of one design are told apart by their port.
#define BOARD_ID 0x314B534DUL

// Pins (ATmega328P port and bit beside the Arduino number; docs/mask-wiring.md draws them).
#define LEADS_PORT_IN PINB
#define LEADS_PORT_PULL PORTB
#define LEAD_PLUS_BIT 2    // D10, LO+
#define LEAD_MINUS_BIT 3   // D11, LO-
#define ECG_ADC_CHANNEL 0  // A0
#define CO2_RX_BIT 0       // D8, the input capture pin of timer 1
#define CO2_TX_BIT 1       // D9
#define SLOW_SDA_BIT 4     // D4
#define SLOW_SCL_BIT 5     // D5

// One tick is the common divisor of all sampling periods: 4 ms (ECG), 10 ms (flow, oximeter).
#define TICK_US 2000U
#define TICKS_PER_SECOND 500U

#define ECG_READINGS 10
#define PPG_READINGS 4
#define FLOW_READINGS 4
#define CO2_READINGS 4

#define ECG_NO_READING INT16_MIN
#define PPG_NO_READING 0xFFFFFFUL
#define FLOW_NO_READING INT16_MIN
#define CO2_NO_READING 0xFFFFU

// Bits of `checks` and of the low byte of `flags`.
#define CHECK_ECG 0x0001
#define CHECK_OXIMETER 0x0002
#define CHECK_FLOW 0x0004
#define CHECK_QUICK_CO2 0x0008
#define CHECK_CLIMATE 0x0010
#define CHECK_RAM 0x0020
#define CHECK_CLOCK 0x0040
#define FLAG_LEAD_PLUS_OFF 0x0100
#define FLAG_LEAD_MINUS_OFF 0x0200
#define FLAG_STOPPED 0x0400

// Sensors have this long to answer before HELLO tells which are there; our choice: the oximeter needs 30 ms after its reset, the
// quick CO2 sensor speaks every 50 ms, and a person who opens a port should not wait.
#define SELF_CHECK_US 400000UL
// How often a sensor that does not answer is looked for; our choice.
#define RETRY_US 1000000UL
// Without an intact answer for this long a sensor counts as not answering. Our choice, more than the oximeter's FIFO
// holds (320 ms).
#define SILENT_US 400000UL

// What the loop shares with everybody.
extern uint16_t checks;  // CHECK_* that hold now
extern bool stopped;     // by STOP: sensors are read on, nothing is sent
