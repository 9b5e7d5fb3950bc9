#define _GNU_SOURCE
#include "host_line.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "avr_uart.h"
#include "parts.h"

#define PLANS 40
#define PLANNED_BYTES 4096
#define OUT 4096
#define IN 4096

static int master = -1;
// The host's end, held open too: what is said before the host comes waits for it, and what is said last until it was read.
static int host_end = -1;
static FILE *file;
static avr_irq_t *uart;
static bool clear_to_send;

static uint8_t out[OUT];
static size_t out_n;
static uint8_t in[IN];
static size_t in_at, in_n;
static unsigned long unread;

static struct {
  double at_s;
  uint8_t bytes[PLANNED_BYTES];
  size_t n;
  bool sent;
} plans[PLANS];
static int plans_n;

static void from_board(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq, (void)param;
  if (file) fputc((int)(value & 0xFF), file);
  if (master < 0) return;
  if (out_n == OUT) {
    // A real board does not wait for its host either.
    unread++;
    return;
  }
  out[out_n++] = (uint8_t)value;
}

static void push_in(void) {
  while (clear_to_send && in_at < in_n) avr_raise_irq(uart + UART_IRQ_INPUT, in[in_at++]);
}

static void xon(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq, (void)value, (void)param;
  clear_to_send = true;
}

static void xoff(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq, (void)param;
  if (value) clear_to_send = false;
}

void host_line_attach(avr_t *avr) {
  uint32_t flags = 0;
  avr_ioctl(avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
  // Neither printing what it says as text nor napping while it polls.
  flags &= ~(uint32_t)(AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
  avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
  uart = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), 0);
  avr_irq_register_notify(uart + UART_IRQ_OUTPUT, from_board, NULL);
  avr_irq_register_notify(uart + UART_IRQ_OUT_XON, xon, NULL);
  avr_irq_register_notify(uart + UART_IRQ_OUT_XOFF, xoff, NULL);
  clear_to_send = true;
}

bool host_line_open_pty(void) {
  master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
  if (master < 0 || grantpt(master) || unlockpt(master)) return false;
  struct termios raw;
  if (tcgetattr(master, &raw)) return false;
  cfmakeraw(&raw);
  if (tcsetattr(master, TCSANOW, &raw)) return false;
  host_end = open(ptsname(master), O_RDWR | O_NOCTTY | O_NONBLOCK);
  if (host_end < 0) return false;
  printf("pty %s\n", ptsname(master));
  fflush(stdout);
  return true;
}

bool host_line_open_file(const char *path) {
  file = fopen(path, "wb");
  return file != NULL;
}

bool host_line_plan(double at_s, const char *hex) {
  size_t n = strlen(hex) / 2;
  if (plans_n == PLANS || n > PLANNED_BYTES || strlen(hex) % 2) return false;
  for (size_t i = 0; i < n; i++) {
    unsigned byte;
    if (sscanf(hex + 2 * i, "%2x", &byte) != 1) return false;
    plans[plans_n].bytes[i] = (uint8_t)byte;
  }
  plans[plans_n].n = n;
  plans[plans_n++].at_s = at_s;
  return true;
}

static void take_in(const uint8_t *bytes, size_t n) {
  if (in_at == in_n) in_at = in_n = 0;
  if (n > IN - in_n) n = IN - in_n;
  memcpy(in + in_n, bytes, n);
  in_n += n;
}

static void exchange(bool may_wait) {
  struct pollfd line = {.fd = master, .events = POLLIN};
  do {
    line.events = POLLIN | (out_n ? POLLOUT : 0);
    if (poll(&line, 1, may_wait && out_n == OUT ? 1000 : 0) <= 0) return;
    if (line.revents & POLLIN) {
      uint8_t bytes[256];
      ssize_t n = read(master, bytes, sizeof bytes);
      if (n > 0) take_in(bytes, (size_t)n);
    }
    if (line.revents & POLLOUT && out_n) {
      ssize_t n = write(master, out, out_n);
      if (n > 0) memmove(out, out + n, out_n -= (size_t)n);
    }
  } while (may_wait && out_n == OUT);
}

void host_line_step(avr_t *avr, bool may_wait) {
  for (int i = 0; i < plans_n; i++)
    if (!plans[i].sent && now_s(avr) >= plans[i].at_s) {
      plans[i].sent = true;
      take_in(plans[i].bytes, plans[i].n);
    }
  if (master >= 0) exchange(may_wait);
  push_in();
}

void host_line_close(void) {
  if (file) fclose(file);
  if (master < 0) return;
  // What was said last is still to be read: give the reader up to five seconds.
  for (int i = 0; i < 5000 && out_n; i++) {
    ssize_t n = write(master, out, out_n);
    if (n > 0) memmove(out, out + n, out_n -= (size_t)n);
    else usleep(1000);
  }
  int left = 1;
  for (int i = 0; i < 5000 && left; i++) {
    usleep(1000);
    if (ioctl(host_end, FIONREAD, &left)) break;
  }
}

unsigned long host_line_unread(void) { return unread; }
