"""What the numbers of a message say: ages, pressures, pulses, oxygen, sugar, temperature, energy."""
