// The serial line to the host: 115200 baud, never waiting. A frame without room is not sent, yet keeps its sequence number.
#pragma once

#include <stdint.h>

#include "frames.h"

void link_begin();
// Opens the next frame: the sequence number is spent from here on, whether or not the frame finds room.
Frame *link_open(uint8_t type, uint32_t device_us);
void link_close();
// Numbers of frames that could not even be built.
void link_skip(uint8_t frames);
// Whether two of the longest frames would find room.
bool link_room();
uint32_t link_dropped();
uint32_t link_begun();
// A whole command from the host, or none. Valid until the next call.
const FrameDecoder *link_command();
