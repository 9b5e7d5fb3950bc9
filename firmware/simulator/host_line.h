// The other end of the board's serial line: a pseudo-terminal, a file, and commands given beforehand.
#pragma once

#include <stdbool.h>

#include "sim_avr.h"

void host_line_attach(avr_t *avr);
// Opens a pseudo-terminal and prints its name as one line "pty /dev/pts/N".
bool host_line_open_pty(void);
bool host_line_open_file(const char *path);
// Bytes (in hexadecimal) to send at a time.
bool host_line_plan(double at_s, const char *hex);
// To be called every millisecond or so.
void host_line_step(avr_t *avr, bool may_wait);
void host_line_close(void);
unsigned long host_line_unread(void);
