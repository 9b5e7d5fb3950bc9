// Runs the sketch in simavr with a body on the mask, and lets a host talk to it.
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "avr_ioport.h"
#include "body.h"
#include "host_line.h"
#include "parts.h"
#include "sim_avr.h"
#include "sim_elf.h"

#define STEP_S 0.001
// "rjmp ." : where a program that is stuck for good stays.
#define STUCK_OPCODE 0xCFFF

struct Settings settings = {.oximeter = true,
                            .flow = true,
                            .quick_co2 = true,
                            .climate = true,
                            .flow_address = 0x25,
                            .zero_pa = 0.2,
                            .cut_from_s = -1,
                            .cut_to_s = -1,
                            .leads_from_s = -1,
                            .leads_to_s = -1};

static const char *const usage =
    "simulator --elf FILE [--pty] [--out FILE] [--seconds S] [--quick]\n"
    "  --pty            the serial line on a pseudo-terminal, its name is printed\n"
    "  --out FILE       what the board says, into a file\n"
    "  --seconds S      of the board's time; without it, for ever\n"
    "  --quick          as fast as it goes, waiting for the reader of the pty; else in real time\n"
    "  --send S:HEX     bytes to the board at a time; may be repeated\n"
    "  --absent A,B     parts not wired: oximeter, flow, co2, climate\n"
    "  --cut S-S        sensors unplugged from a second to another\n"
    "  --leads-off S-S  electrode LO+ off\n"
    "  --hang-at S      the program sticks, with interrupts off, until the watchdog bites\n"
    "  --still          nobody breathes through the tube\n"
    "  --flat           no waves in the ECG\n"
    "  --zero-pa P      what the flow sensor shows without flow (0.2)\n"
    "  --flow-address N 37 (0x25) or 38 (0x26)\n"
    "  --damage N       every n-th answer of the flow sensor has a wrong CRC\n"
    "  --beats          print the times of the beats up to --seconds and stop\n";

double now_s(const avr_t *avr) { return (double)avr->cycle / avr->frequency; }

bool cut_off(const avr_t *avr) {
  double t_s = now_s(avr);
  return t_s >= settings.cut_from_s && t_s < settings.cut_to_s;
}

// Sleeping costs no time here: the pace is kept for the whole board below.
static void no_sleep(avr_t *avr, avr_cycle_count_t how_long) { (void)avr, (void)how_long; }

static void quiet(avr_t *avr, const int level, const char *format, va_list arguments) {
  (void)avr;
  if (level <= LOG_ERROR) vfprintf(stderr, format, arguments);
}

static void (*chip_reset)(avr_t *);

// A reset of the simulated chip forgets all timers, those of the parts around it too.
static void reset(avr_t *avr) {
  if (chip_reset) chip_reset(avr);
  electrodes_start(avr);
  co2_line_start(avr);
}

static avr_flashaddr_t find_stuck(const avr_t *avr) {
  for (avr_flashaddr_t at = 0; at + 1 < avr->codeend; at += 2)
    if ((avr->flash[at] | avr->flash[at + 1] << 8) == STUCK_OPCODE) return at;
  return 0;
}

static void leave_out(const char *list) {
  if (strstr(list, "oximeter")) settings.oximeter = false;
  if (strstr(list, "flow")) settings.flow = false;
  if (strstr(list, "co2")) settings.quick_co2 = false;
  if (strstr(list, "climate")) settings.climate = false;
}

static void keep_pace(double board_s, const struct timespec *began) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double wall_s = (double)(now.tv_sec - began->tv_sec) + (double)(now.tv_nsec - began->tv_nsec) * 1e-9;
  double ahead_s = board_s - wall_s;
  if (ahead_s <= 0) return;
  struct timespec rest = {.tv_sec = (time_t)ahead_s, .tv_nsec = (long)((ahead_s - (double)(time_t)ahead_s) * 1e9)};
  nanosleep(&rest, NULL);
}

static int fail(const char *what) {
  fprintf(stderr, "simulator: %s\n%s", what, usage);
  return 2;
}

int main(int argc, char **argv) {
  const char *elf = NULL, *out = NULL;
  bool pty = false, beats = false;
  double hang_at_s = -1;
  enum { ELF, PTY, OUT_FILE, SECONDS, QUICK, SEND, ABSENT, CUT, LEADS, HANG, STILL, FLAT, ZERO, ADDRESS, DAMAGE, BEATS };
  static const struct option options[] = {
      {"elf", 1, 0, ELF},         {"pty", 0, 0, PTY},       {"out", 1, 0, OUT_FILE}, {"seconds", 1, 0, SECONDS},
      {"quick", 0, 0, QUICK},     {"send", 1, 0, SEND},     {"absent", 1, 0, ABSENT}, {"cut", 1, 0, CUT},
      {"leads-off", 1, 0, LEADS}, {"hang-at", 1, 0, HANG},  {"still", 0, 0, STILL},   {"flat", 0, 0, FLAT},
      {"zero-pa", 1, 0, ZERO},    {"damage", 1, 0, DAMAGE}, {"beats", 0, 0, BEATS},   {"flow-address", 1, 0, ADDRESS},
      {0}};
  for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
    switch (option) {
      case ELF: elf = optarg; break;
      case PTY: pty = true; break;
      case OUT_FILE: out = optarg; break;
      case SECONDS: settings.seconds = atof(optarg); break;
      case QUICK: settings.quick = true; break;
      case ABSENT: leave_out(optarg); break;
      case HANG: hang_at_s = atof(optarg); break;
      case STILL: settings.still = true; break;
      case FLAT: settings.flat = true; break;
      case ZERO: settings.zero_pa = atof(optarg); break;
      case ADDRESS: settings.flow_address = atoi(optarg); break;
      case DAMAGE: settings.damage_every = atof(optarg); break;
      case BEATS: beats = true; break;
      case SEND: {
        char *colon = strchr(optarg, ':');
        if (!colon || !host_line_plan(atof(optarg), colon + 1)) return fail("--send wants SECONDS:HEX");
        break;
      }
      case CUT:
        if (sscanf(optarg, "%lf-%lf", &settings.cut_from_s, &settings.cut_to_s) != 2) return fail("--cut wants S-S");
        break;
      case LEADS:
        if (sscanf(optarg, "%lf-%lf", &settings.leads_from_s, &settings.leads_to_s) != 2)
          return fail("--leads-off wants S-S");
        break;
      default: return fail("unknown option");
    }
  }
  if (beats) {
    for (int n = 0; beat_at(n) < settings.seconds; n++) printf("%.6f\n", beat_at(n));
    return 0;
  }
  if (!elf) return fail("--elf is missing");

  elf_firmware_t firmware = {0};
  if (elf_read_firmware(elf, &firmware)) return fail("the ELF file cannot be read");
  avr_t *avr = avr_make_mcu_by_name("atmega328p");
  if (!avr) return fail("simavr knows no atmega328p");
  avr_global_logger_set(quiet);
  avr_init(avr);
  avr->frequency = 16000000;
  avr->vcc = avr->avcc = 5000;
  avr->aref = 3300;
  avr_load_firmware(avr, &firmware);
  avr->sleep = no_sleep;

  host_line_attach(avr);
  electrodes_attach(avr);
  quick_parts_attach(avr);
  slow_part_attach(avr);
  co2_line_attach(avr);
  chip_reset = avr->reset;
  avr->reset = reset;
  if (pty && !host_line_open_pty()) return fail("no pseudo-terminal to be had");
  if (out && !host_line_open_file(out)) return fail("the file cannot be written");

  avr_flashaddr_t stuck = find_stuck(avr);
  if (hang_at_s >= 0 && !stuck) return fail("this program has no place to be stuck at");
  struct timespec began;
  clock_gettime(CLOCK_MONOTONIC, &began);
  avr_cycle_count_t step = (avr_cycle_count_t)(STEP_S * avr->frequency), next = step;
  int state = cpu_Running;
  while (state != cpu_Done && state != cpu_Crashed && (settings.seconds == 0 || now_s(avr) < settings.seconds)) {
    state = avr_run(avr);
    if (avr->cycle < next) continue;
    next = avr->cycle + step;
    host_line_step(avr, settings.quick);
    if (hang_at_s >= 0 && now_s(avr) >= hang_at_s) {
      hang_at_s = -1;
      avr->sreg[S_I] = 0;
      avr->pc = stuck;
      avr->state = cpu_Running;
    }
    if (!settings.quick) keep_pace(now_s(avr), &began);
  }
  host_line_close();
  if (host_line_unread()) fprintf(stderr, "simulator: %lu bytes were not read in time\n", host_line_unread());
  bool ended = state == cpu_Done || state == cpu_Crashed;
  if (ended) fprintf(stderr, "simulator: the program ended at %.3f s\n", now_s(avr));
  return ended ? 1 : 0;
}
