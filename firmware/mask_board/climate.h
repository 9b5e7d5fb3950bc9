// CO2, temperature and humidity of the room or a mixing box: an SCD30 on the slow bus. Too slow for breaths (t63 about 20 s).
#pragma once

#include <stdint.h>

void climate_begin();
void climate_step();
